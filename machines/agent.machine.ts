import { assign, setup } from 'xstate';
import * as actions from './agent.actions.ts';
import {
  type AgentContext,
  type AgentMachineEvent,
  initialContext,
  type ReturnPoint,
} from './agent.context.ts';
import * as guards from './agent.guards.ts';

/**
 * What a contact-centre agent can do: **the** transition table.
 *
 * Legal transitions stand in the state they leave from. Reality wins: the root handles every event from
 * anywhere, follows it, and marks it `unexpected`. A transition without a target is a deliberate no-op.
 * It is a plain machine without timers or children, so it runs alone, in a pure fold, or compiled.
 *
 * @example
 * ```ts
 * import { createActor } from 'xstate';
 * import { agentMachine } from 'ccbar-agent/machines';
 *
 * const actor = createActor(agentMachine).start();
 * actor.send({ type: 'agent.idle', at: 0 });
 * actor.send({ type: 'rest.started', at: 60_000, reason: 2 });
 * console.log(actor.getSnapshot().value); // { rest: 'onTime' }
 * ```
 */
export const agentMachine = setup({
  types: { context: {} as AgentContext, events: {} as AgentMachineEvent },
  actions: {
    enter: assign(actions.enter),
    confirm: assign(actions.confirm),
    track: assign(actions.track),
    endCalls: assign(actions.endCalls),
    unexpected: assign(actions.unexpected),
    mayReturn: assign((args, params: Pick<ReturnPoint, 'state'>) => actions.mayReturn(args, params)),
    occupy: assign(actions.occupy),
    markStale: assign(actions.markStale),
    forget: assign(actions.forget),
  },
  guards,
}).createMachine({
  id: 'agent',
  description: 'A contact-centre agent, as the connection bar tells.',
  context: initialContext,
  initial: 'unknown',
  on: {
    'session.opening': {
      target: '.signedOut',
      actions: 'unexpected',
    },
    'session.ended': { target: '.signedOut', actions: 'unexpected' },
    'agent.idle': { target: '.idle', actions: 'unexpected' },
    'busy.started': { target: '.busy', actions: 'unexpected' },
    'busy.ended': { target: '.idle', actions: 'unexpected' },
    'rest.started': { target: '.rest', actions: 'unexpected' },
    'rest.overdue': {
      target: '.rest.overdue',
      actions: 'unexpected',
    },
    'rest.ended': { target: '.idle', actions: 'unexpected' },
    'work.started': { target: '.working', actions: 'unexpected' },
    'work.ended': {
      target: '.idle',
      actions: 'unexpected',
    },
    'call.reserved': { target: '.occupied.ringing', actions: ['unexpected', 'track'] },
    'phone.ringing': { target: '.occupied.ringing', actions: ['unexpected', 'track'] },
    'call.ringing': { target: '.occupied.ringing', actions: ['unexpected', 'track'] },
    'call.remoteRinging': { target: '.occupied.ringing', actions: ['unexpected', 'track'] },
    'call.talking': {
      target: '.occupied.talking.active',
      actions: ['unexpected', 'track'],
    },
    'call.held': { target: '.occupied.talking.held', actions: ['unexpected', 'track'] },
    'call.conference': { target: '.occupied.talking.conference', actions: ['unexpected', 'track'] },
    'call.ended': {
      actions: 'track',
      description: 'A leg is over; the state waits for its own event.',
    },
    'model.stale': { actions: 'markStale' },
    'model.restored': [
      { guard: { type: 'restores', params: { state: 'unknown' } }, target: '.unknown', actions: 'forget' },
      { guard: { type: 'restores', params: { state: 'signedOut' } }, target: '.signedOut' },
      { guard: { type: 'restores', params: { state: 'idle' } }, target: '.idle' },
      { guard: { type: 'restores', params: { state: 'busy' } }, target: '.busy' },
      { guard: { type: 'restores', params: { state: 'rest' } }, target: '.rest' },
      { guard: { type: 'restores', params: { state: 'working' } }, target: '.working' },
      { guard: { type: 'restores', params: { state: 'ringing' } }, target: '.occupied.ringing' },
      { guard: { type: 'restores', params: { state: 'talking' } }, target: '.occupied.talking' },
    ],
  },
  states: {
    unknown: {
      description: 'Nothing heard yet: a late join proves nothing wrong.',
      on: {
        'session.opening': 'signedOut',
        'session.ended': 'signedOut',
        'agent.idle': 'idle',
        'busy.started': 'busy',
        'busy.ended': 'idle',
        'rest.started': 'rest',
        'rest.overdue': 'rest.overdue',
        'rest.ended': 'idle',
        'work.started': 'working',
        'work.ended': 'idle',
        'call.reserved': { target: 'occupied.ringing', actions: 'track' },
        'phone.ringing': { target: 'occupied.ringing', actions: 'track' },
        'call.ringing': { target: 'occupied.ringing', actions: 'track' },
        'call.remoteRinging': { target: 'occupied.ringing', actions: 'track' },
        'call.talking': { target: 'occupied.talking.active', actions: 'track' },
        'call.held': { target: 'occupied.talking.held', actions: 'track' },
        'call.conference': { target: 'occupied.talking.conference', actions: 'track' },
      },
    },
    signedOut: {
      description: 'Not signed in, or signing in until Ready.',
      entry: ['enter', 'endCalls'],
      on: {
        'session.opening': { actions: 'confirm' },
        'session.ended': { actions: 'confirm' },
        'agent.idle': 'idle',
      },
    },
    idle: {
      description: 'Ready for calls.',
      entry: ['enter', 'endCalls'],
      on: {
        'busy.started': 'busy',
        'rest.started': 'rest',
        'work.started': 'working',
        'call.reserved': { target: 'occupied.ringing', actions: 'track' },
        'phone.ringing': {
          target: 'occupied.ringing',
          actions: ['track', { type: 'mayReturn', params: { state: 'idle' } }],
          description: 'The own phone rings first when the agent dials.',
        },
        'call.ringing': { target: 'occupied.ringing', actions: 'track' },
        'call.remoteRinging': { target: 'occupied.ringing', actions: 'track' },
        'agent.idle': { actions: 'confirm', description: 'Ready is repeated freely.' },
        'session.opening': {
          target: 'signedOut',
          description: 'A voluntary sign-out is silent.',
        },
        'session.ended': 'signedOut',
      },
    },
    busy: {
      description: 'Not ready, with a reason code; may dial.',
      entry: ['enter', 'endCalls'],
      on: {
        'busy.started': [{ guard: 'reasonChanged', target: 'busy', reenter: true }, { actions: 'confirm' }],
        'busy.ended': 'idle',
        'agent.idle': 'idle',
        'rest.started': 'rest',
        'call.reserved': {
          target: 'occupied.ringing',
          actions: 'track',
          description: 'An off-hook phone that dials does not ring.',
        },
        'phone.ringing': {
          guard: 'isOutbound',
          target: 'occupied.ringing',
          actions: ['track', { type: 'mayReturn', params: { state: 'busy' } }],
        },
        'call.remoteRinging': { target: 'occupied.ringing', actions: 'track' },
        'session.opening': {
          target: 'signedOut',
          description: 'A voluntary sign-out is silent.',
        },
        'session.ended': 'signedOut',
      },
    },
    rest: {
      description: 'A granted break with a time limit.',
      entry: ['enter', 'endCalls'],
      initial: 'onTime',
      states: {
        onTime: { description: 'Within the granted time.' },
        overdue: { description: 'Over the granted time.' },
      },
      on: {
        'rest.started': [
          { guard: 'reasonChanged', target: 'rest', reenter: true },
          {
            target: '.onTime',
            actions: 'confirm',
            description: 'Set again: its time starts anew.',
          },
        ],
        'rest.overdue': { target: '.overdue', actions: 'confirm' },
        'rest.ended': 'idle',
        'agent.idle': 'idle',
        'busy.started': {
          guard: 'isForced',
          target: 'busy',
          description: 'By a supervisor, or the phone is unavailable.',
        },
        'session.opening': {
          target: 'signedOut',
          description: 'A voluntary sign-out is silent.',
        },
        'session.ended': 'signedOut',
      },
    },
    working: {
      description: 'Wrap-up (after-call work), automatic or requested.',
      entry: ['enter', 'endCalls'],
      on: {
        'work.started': { actions: 'confirm' },
        'work.ended': 'idle',
        'agent.idle': 'idle',
        'busy.started': 'busy',
        'rest.started': 'rest',
        'call.reserved': {
          target: 'occupied.ringing',
          actions: 'track',
          description: 'Internal calls reach the agent in wrap-up.',
        },
        'phone.ringing': {
          target: 'occupied.ringing',
          actions: ['track', { type: 'mayReturn', params: { state: 'working' } }],
        },
        'call.ringing': { target: 'occupied.ringing', actions: 'track' },
        'call.remoteRinging': { target: 'occupied.ringing', actions: 'track' },
        'session.opening': {
          target: 'signedOut',
          description: 'A voluntary sign-out is silent.',
        },
        'session.ended': 'signedOut',
      },
    },
    occupied: {
      description: 'In use for a call.',
      initial: 'ringing',
      on: {
        'agent.idle': 'idle',
        'work.started': 'working',
        'busy.started': {
          target: 'busy',
          description: 'Asked for during the call, or the call was missed.',
        },
        'rest.started': { target: 'rest' },
        'session.ended': 'signedOut',
      },
      states: {
        ringing: {
          description: 'Reserved, dialling or ringing; nobody talks yet.',
          entry: 'enter',
          on: {
            'call.talking': { target: 'talking.active', actions: 'track' },
            'call.reserved': { actions: ['track', 'occupy', 'confirm'] },
            'phone.ringing': { actions: ['track', 'confirm'] },
            'call.ringing': { actions: ['track', 'occupy', 'confirm'] },
            'call.remoteRinging': { actions: ['track', 'occupy', 'confirm'] },
            'call.ended': [
              {
                guard: { type: 'returnsTo', params: { state: 'idle' } },
                target: '#agent.idle',
                actions: 'track',
                description: 'The own phone was not picked up: never occupied.',
              },
              {
                guard: { type: 'returnsTo', params: { state: 'busy' } },
                target: '#agent.busy',
                actions: 'track',
              },
              {
                guard: { type: 'returnsTo', params: { state: 'working' } },
                target: '#agent.working',
                actions: 'track',
              },
              { actions: 'track' },
            ],
          },
        },
        talking: {
          description: 'The voice path is up, or was until the last leg ended.',
          entry: ['enter', 'occupy'],
          initial: 'active',
          on: {
            'call.talking': {
              target: '.active',
              actions: ['track', 'confirm'],
              description: 'Retrieved, or the second leg answered.',
            },
            'call.held': { target: '.held', actions: ['track', 'confirm'] },
            'call.conference': { target: '.conference', actions: ['track', 'confirm'] },
            'call.reserved': [
              {
                guard: 'callsAreOver',
                target: 'ringing',
                actions: 'track',
                description: 'The next call follows at once.',
              },
              { actions: ['track', 'confirm'] },
            ],
            'phone.ringing': [
              { guard: 'callsAreOver', target: 'ringing', actions: 'track' },
              { actions: ['track', 'confirm'] },
            ],
            'call.ringing': [
              { guard: 'callsAreOver', target: 'ringing', actions: 'track' },
              { actions: ['track', 'confirm'], description: 'A second leg.' },
            ],
            'call.remoteRinging': [
              { guard: 'callsAreOver', target: 'ringing', actions: 'track' },
              { actions: ['track', 'confirm'] },
            ],
            'call.ended': [
              { guard: 'someoneTalks', target: '.active', actions: 'track' },
              { guard: 'onlyHeldRemain', target: '.held', actions: 'track' },
              { actions: 'track' },
            ],
          },
          states: {
            active: { description: 'Both hear each other.' },
            held: { description: 'The other party is on hold.' },
            conference: { description: 'Three parties talk.' },
          },
        },
      },
    },
  },
});
