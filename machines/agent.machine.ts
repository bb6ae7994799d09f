import { assign, createMachine } from 'xstate';
import * as actions from './agent.actions.ts';
import { type AgentContext, type AgentMachineEvent, initialContext } from './agent.context.ts';
import * as guards from './agent.guards.ts';

/** The names of functions, with their parameters: what the table may call them by. */
type Named<Functions extends { readonly [name: string]: (...args: never[]) => unknown }> = {
  [Name in keyof Functions]: { readonly type: Name; readonly params: Parameters<Functions[Name]>[1] };
}[keyof Functions];

/**
 * The statechart of a contact-centre agent, and **the** transition table.
 *
 * Legal transitions stand in the state they leave from. Any other event is followed all the same: the root handles it from
 * anywhere and marks it `unexpected`. A transition without a target is a deliberate no-op.
 * It is a plain machine without timers or children, so it runs alone, in a pure fold, or compiled. What each
 * state and each transition that is not obvious means stands in `agent.notes.ts`, out of a page's bundle;
 * `ccbar-agent/machines` exports the machine with these descriptions in it.
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
export const agentMachine = createMachine(
  {
    types: {} as {
      context: AgentContext;
      events: AgentMachineEvent;
      actions: Named<typeof actions>;
      guards: Named<typeof guards>;
    },
    id: 'agent',
    context: initialContext,
    initial: 'unknown',
    on: {
      'session.opening': { target: '.signedOut', actions: 'unexpected' },
      'session.ended': { target: '.signedOut', actions: 'unexpected' },
      'agent.idle': { target: '.idle', actions: 'unexpected' },
      'busy.started': { target: '.busy', actions: 'unexpected' },
      'busy.ended': { target: '.idle', actions: 'unexpected' },
      'rest.started': { target: '.rest', actions: 'unexpected' },
      'rest.overdue': { target: '.rest.overdue', actions: 'unexpected' },
      'rest.ended': { target: '.idle', actions: 'unexpected' },
      'wrapUp.started': { target: '.wrapUp', actions: 'unexpected' },
      'wrapUp.ended': { target: '.idle', actions: 'unexpected' },
      'call.reserved': { target: '.occupied.ringing', actions: 'unexpected' },
      'phone.ringing': { target: '.occupied.ringing', actions: 'unexpected' },
      'call.ringing': { target: '.occupied.ringing', actions: 'unexpected' },
      'call.remoteRinging': { target: '.occupied.ringing', actions: 'unexpected' },
      'call.talking': { target: '.occupied.talking.active', actions: 'unexpected' },
      'call.held': { target: '.occupied.talking.held', actions: 'unexpected' },
      'call.conference': { target: '.occupied.talking.conference', actions: 'unexpected' },
      'call.ended': { actions: 'track' },
      'phone.muted': { actions: 'track' },
      'phone.unmuted': { actions: 'track' },
      'phone.status': { actions: 'notePhone' },
      'model.stale': { actions: 'markStale' },
      'model.restored': [
        { guard: { type: 'restores', params: { state: 'unknown' } }, target: '.unknown', actions: 'forget' },
        { guard: { type: 'restores', params: { state: 'signedOut' } }, target: '.signedOut' },
        { guard: { type: 'restores', params: { state: 'idle' } }, target: '.idle' },
        { guard: { type: 'restores', params: { state: 'busy' } }, target: '.busy' },
        { guard: { type: 'restores', params: { state: 'rest' } }, target: '.rest' },
        { guard: { type: 'restores', params: { state: 'wrapUp' } }, target: '.wrapUp' },
        { guard: { type: 'restores', params: { state: 'ringing' } }, target: '.occupied.ringing' },
        { guard: { type: 'restores', params: { state: 'talking' } }, target: '.occupied.talking' },
      ],
    },
    states: {
      unknown: {
        on: {
          'session.opening': 'signedOut',
          'session.ended': 'signedOut',
          'agent.idle': 'idle',
          'busy.started': 'busy',
          'busy.ended': 'idle',
          'rest.started': 'rest',
          'rest.overdue': 'rest.overdue',
          'rest.ended': 'idle',
          'wrapUp.started': 'wrapUp',
          'wrapUp.ended': 'idle',
          'call.reserved': 'occupied.ringing',
          'phone.ringing': 'occupied.ringing',
          'call.ringing': 'occupied.ringing',
          'call.remoteRinging': 'occupied.ringing',
          'call.talking': 'occupied.talking.active',
          'call.held': 'occupied.talking.held',
          'call.conference': 'occupied.talking.conference',
        },
      },
      signedOut: {
        entry: ['enter', 'endCalls'],
        on: {
          'session.opening': { actions: 'confirm' },
          'session.ended': { actions: 'confirm' },
          'agent.idle': 'idle',
        },
      },
      idle: {
        entry: ['enter', 'endCalls'],
        on: {
          'busy.started': 'busy',
          'rest.started': 'rest',
          'wrapUp.started': 'wrapUp',
          'call.reserved': 'occupied.ringing',
          'phone.ringing': {
            target: 'occupied.ringing',
            actions: { type: 'mayReturn', params: { state: 'idle' } },
          },
          'call.ringing': 'occupied.ringing',
          'call.remoteRinging': 'occupied.ringing',
          'agent.idle': { actions: 'confirm' },
          'session.opening': 'signedOut',
          'session.ended': 'signedOut',
        },
      },
      busy: {
        entry: ['enter', 'endCalls'],
        on: {
          'busy.started': [{ guard: 'reasonChanged', target: 'busy', reenter: true }, { actions: 'confirm' }],
          'busy.ended': 'idle',
          'agent.idle': 'idle',
          'rest.started': 'rest',
          'call.reserved': 'occupied.ringing',
          'phone.ringing': {
            guard: 'isOutbound',
            target: 'occupied.ringing',
            actions: { type: 'mayReturn', params: { state: 'busy' } },
          },
          'call.remoteRinging': 'occupied.ringing',
          'session.opening': 'signedOut',
          'session.ended': 'signedOut',
          'model.restored': { guard: { type: 'restores', params: { state: 'busy' } }, actions: 'assume' },
        },
      },
      rest: {
        entry: ['enter', 'endCalls'],
        initial: 'onTime',
        states: {
          onTime: {},
          overdue: {},
        },
        on: {
          'rest.started': [
            { guard: 'reasonChanged', target: 'rest', reenter: true },
            { target: '.onTime', actions: 'confirm' },
          ],
          'rest.overdue': { target: '.overdue', actions: 'confirm' },
          'rest.ended': 'idle',
          'agent.idle': 'idle',
          'busy.started': { guard: 'isForced', target: 'busy' },
          'session.opening': 'signedOut',
          'session.ended': 'signedOut',
          'model.restored': { guard: { type: 'restores', params: { state: 'rest' } }, actions: 'assume' },
        },
      },
      wrapUp: {
        entry: ['enter', 'endCalls'],
        on: {
          'wrapUp.started': { actions: 'confirm' },
          'wrapUp.ended': 'idle',
          'agent.idle': 'idle',
          'busy.started': 'busy',
          'rest.started': 'rest',
          'call.reserved': 'occupied.ringing',
          'phone.ringing': {
            target: 'occupied.ringing',
            actions: { type: 'mayReturn', params: { state: 'wrapUp' } },
          },
          'call.ringing': 'occupied.ringing',
          'call.remoteRinging': 'occupied.ringing',
          'session.opening': 'signedOut',
          'session.ended': 'signedOut',
          'model.restored': { guard: { type: 'restores', params: { state: 'wrapUp' } }, actions: 'assume' },
        },
      },
      occupied: {
        initial: 'ringing',
        on: {
          'agent.idle': 'idle',
          'wrapUp.started': 'wrapUp',
          'busy.started': 'busy',
          'rest.started': 'rest',
          'session.ended': 'signedOut',
        },
        states: {
          ringing: {
            entry: ['track', 'enter'],
            on: {
              'call.talking': [
                { guard: 'provesLostEnd', target: 'talking.active', actions: 'loseCalls' },
                'talking.active',
              ],
              'call.reserved': [
                { guard: 'isNextCall', target: 'ringing', reenter: true, actions: 'occupy' },
                { actions: ['track', 'occupy', 'reserveAgain'] },
              ],
              'phone.ringing': [
                { guard: 'isNextCall', target: 'ringing', reenter: true },
                { guard: 'provesLostEnd', target: 'ringing', reenter: true, actions: 'loseCalls' },
                { actions: 'track' },
              ],
              'call.ringing': [
                { guard: 'isNextCall', target: 'ringing', reenter: true, actions: 'occupy' },
                {
                  guard: 'provesLostEnd',
                  target: 'ringing',
                  reenter: true,
                  actions: ['loseCalls', 'occupy'],
                },
                { actions: ['track', 'occupy'] },
              ],
              'call.remoteRinging': [
                { guard: 'isNextCall', target: 'ringing', reenter: true, actions: 'occupy' },
                { actions: ['track', 'occupy'] },
              ],
              'call.ended': [
                {
                  guard: { type: 'returnsTo', params: { state: 'idle' } },
                  target: '#agent.idle',
                  actions: 'track',
                },
                {
                  guard: { type: 'returnsTo', params: { state: 'busy' } },
                  target: '#agent.busy',
                  actions: 'track',
                },
                {
                  guard: { type: 'returnsTo', params: { state: 'wrapUp' } },
                  target: '#agent.wrapUp',
                  actions: 'track',
                },
                { actions: 'track' },
              ],
            },
          },
          talking: {
            entry: ['track', 'enter', 'occupy'],
            initial: 'active',
            on: {
              'call.talking': [
                { guard: 'provesLostEnd', target: 'talking', reenter: true, actions: 'loseCalls' },
                { guard: 'isNextCall', target: 'talking', reenter: true },
                { target: '.active', actions: 'track' },
              ],
              'call.held': { target: '.held', actions: 'track' },
              'call.conference': { target: '.conference', actions: 'track' },
              'call.reserved': [
                { guard: 'noLegIsUp', target: 'ringing' },
                { actions: ['track', 'reserveAgain'] },
              ],
              'phone.ringing': [
                { guard: 'noLegIsUp', target: 'ringing' },
                { guard: 'provesLostEnd', target: 'ringing', actions: 'loseCalls' },
                { actions: 'track' },
              ],
              'call.ringing': [
                { guard: 'noLegIsUp', target: 'ringing' },
                { guard: 'provesLostEnd', target: 'ringing', actions: 'loseCalls' },
                { actions: 'track' },
              ],
              'call.remoteRinging': [{ guard: 'isNextCall', target: 'ringing' }, { actions: 'track' }],
              'call.ended': [
                { guard: 'someoneTalks', target: '.active', actions: 'track' },
                { guard: 'onlyHeldRemain', target: '.held', actions: 'track' },
                { actions: 'track' },
              ],
              'model.restored': {
                guard: { type: 'restores', params: { state: 'talking' } },
                actions: 'assume',
              },
            },
            states: {
              active: {},
              held: {},
              conference: {},
            },
          },
        },
      },
    },
  },
  {
    actions: {
      enter: assign(actions.enter),
      confirm: assign(actions.confirm),
      assume: assign(actions.assume),
      track: assign(actions.track),
      reserveAgain: assign(actions.reserveAgain),
      loseCalls: assign(actions.loseCalls),
      notePhone: assign(actions.notePhone),
      endCalls: assign(actions.endCalls),
      unexpected: assign(actions.unexpected),
      mayReturn: assign(actions.mayReturn),
      occupy: assign(actions.occupy),
      markStale: assign(actions.markStale),
      forget: assign(actions.forget),
    },
    guards: {
      isForced: guards.isForced,
      isNextCall: guards.isNextCall,
      isOutbound: guards.isOutbound,
      noLegIsUp: guards.noLegIsUp,
      onlyHeldRemain: guards.onlyHeldRemain,
      provesLostEnd: guards.provesLostEnd,
      reasonChanged: guards.reasonChanged,
      restores: guards.restores,
      returnsTo: guards.returnsTo,
      someoneTalks: guards.someoneTalks,
    },
  },
);
