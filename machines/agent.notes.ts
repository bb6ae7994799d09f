import type { AgentMachineEvent } from './agent.context.ts';
import type { AnyStatePath } from './machine-state.ts';

/** The meaning of each state of the agent machine; the root has the empty path. */
export const stateNotes: { readonly [Path in AnyStatePath]: string } = {
  '': 'A contact-centre agent, as its connection bar reports it.',
  unknown: 'No event has arrived yet. A late join proves nothing wrong, so everything is legal.',
  signedOut: 'Not signed in, or signing in: the platform sends Ready when that is done.',
  idle: 'Ready for calls.',
  busy: 'Not ready, with a reason code. The agent may still dial.',
  rest: 'A granted break with a time limit.',
  'rest.onTime': 'Within the granted time.',
  'rest.overdue': 'Over the granted time. The platform only sends a reminder.',
  wrapUp: 'Wrap-up (after-call work), automatic or requested.',
  occupied: 'A call occupies the agent, from the reservation to the next state event.',
  'occupied.ringing': 'Reserved, dialling or ringing; nobody talks yet.',
  'occupied.talking': 'The voice path is open, or was open until the last leg ended.',
  'occupied.talking.active': 'Agent and other party are connected.',
  'occupied.talking.held': 'The other party is on hold.',
  'occupied.talking.conference': 'Three parties talk.',
};

const silentSignOut = 'A voluntary sign-out sends no event; the next sign-in proves it.';
const nextCall = 'The next call follows at once.';
const lostEnd = 'The next call arrives although the present one has not ended: its end was lost.';
const stillSo = 'The answer confirms the state. A value that it leaves out stays as it was.';

/**
 * The meaning of the transitions that are not obvious, by state and event; a guarded list has one note for each
 * entry, empty where the entry is obvious.
 */
export const transitionNotes: {
  readonly [Path in AnyStatePath]?: { readonly [Type in AgentMachineEvent['type']]?: readonly string[] };
} = {
  '': {
    'session.opening': ['A sign-in during a call: the sign-out was lost.'],
    'busy.ended': ['Busy ended although it had not begun.'],
    'rest.overdue': ['A rest is overdue although it had not begun.'],
    'rest.ended': ['A rest ended although it had not begun.'],
    'wrapUp.ended': ['Wrap-up ended although it had not begun.'],
    'call.talking': ['Talk without a ring before it.'],
    'call.ended': [
      'A leg is over. The state changes only with its own event. Legal in every state, in any order.',
    ],
    'phone.muted': ['The mute key of the telephone set; no state depends on it.'],
    'phone.unmuted': ['The mute key of the telephone set; no state depends on it.'],
    'phone.status': ['The telephone set can be reached, or not; no state depends on it.'],
    'model.stale': ['Events may have been lost.'],
    'model.restored': ['A status query answered.'],
  },
  idle: {
    'agent.idle': ['The platform repeats Ready at any time.'],
    'session.opening': [silentSignOut],
    'phone.ringing': ['The agent’s own phone rings first when the agent dials.'],
  },
  busy: {
    'busy.started': ['The reason was changed.', 'The same reason again.'],
    'call.reserved': ['A phone that is always off-hook does not ring when the agent dials.'],
    'phone.ringing': ['The agent dials.'],
    'session.opening': [silentSignOut],
    'model.restored': [stillSo],
  },
  rest: {
    'rest.started': ['The cause was changed.', 'The rest was set again, and its time begins again.'],
    'busy.started': ['By a supervisor, or because the phone is unavailable.'],
    'session.opening': [silentSignOut],
    'model.restored': [stillSo],
  },
  wrapUp: {
    'wrapUp.started': ['It arrived again; the origin of wrap-up stays the same.'],
    'call.reserved': ['Internal calls reach the agent in wrap-up.'],
    'session.opening': [silentSignOut],
    'model.restored': [stillSo],
  },
  occupied: {
    'busy.started': ['A request made during the call is granted, or the call was missed.'],
    'rest.started': ['A request made during the call is granted.'],
  },
  'occupied.ringing': {
    'call.talking': [lostEnd, ''],
    'call.reserved': [nextCall, 'From now on only an event of the platform ends the call.'],
    'phone.ringing': [nextCall, lostEnd, ''],
    'call.ringing': [nextCall, lostEnd, ''],
    'call.remoteRinging': [nextCall, ''],
    'call.ended': ['The agent’s own phone was not picked up, so the agent was never occupied.'],
  },
  'occupied.talking': {
    'call.talking': [lostEnd, nextCall, 'The call was retrieved, or the second leg was answered.'],
    'call.reserved': [nextCall, 'It arrived again during the call.'],
    'phone.ringing': [nextCall, lostEnd, ''],
    'call.ringing': [nextCall, lostEnd, 'A second leg.'],
    'call.remoteRinging': [nextCall, 'A second leg is being dialled.'],
    'call.ended': ['A connected leg remains.', 'Only held legs remain.'],
    'model.restored': [stillSo],
  },
};

// Whoever walks the machine has its paths and events as texts, which the tables are not keyed by.
const states: { readonly [path: string]: string | undefined } = stateNotes;
const transitions: {
  readonly [path: string]: { readonly [event: string]: readonly string[] | undefined } | undefined;
} = transitionNotes;

/** The note of a state, by its path. */
export const stateNote = (path: string): string | undefined => states[path];

/** The note of a transition, by the state it leaves from, its event and its place among those for the event. */
export const transitionNote = (path: string, event: string, place: number): string | undefined =>
  transitions[path]?.[event]?.[place];
