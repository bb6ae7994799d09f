/** What each state of the agent machine means; the root has the empty path. */
export const stateNotes: { readonly [path: string]: string } = {
  '': 'A contact-centre agent, as its connection bar tells.',
  unknown: 'Nothing has been heard yet. A late join proves nothing wrong, so everything is legal.',
  signedOut: 'Not signed in, or signing in: the platform says Ready when that is done.',
  idle: 'Ready for calls.',
  busy: 'Not ready, with a reason code. The agent may still dial.',
  rest: 'A granted break with a time limit.',
  'rest.onTime': 'Within the granted time.',
  'rest.overdue': 'Over the granted time; the platform only reminds.',
  wrapUp: 'Wrap-up (after-call work), automatic or requested.',
  occupied: 'In use for a call, from the reservation to the next state event.',
  'occupied.ringing': 'Reserved, dialling or ringing; nobody talks yet.',
  'occupied.talking': 'The voice path is up, or was until the last leg ended.',
  'occupied.talking.active': 'Agent and other party hear each other.',
  'occupied.talking.held': 'The other party is on hold.',
  'occupied.talking.conference': 'Three parties talk.',
};

const silentSignOut = 'A voluntary sign-out is silent; signing in again proves it.';
const stillSo = 'The answer confirms the state; what it does not tell stays as it was known.';

/**
 * What transitions mean that are not obvious, by state and event; a guarded list has one note for each
 * entry, empty where nothing need be said.
 */
export const transitionNotes: { readonly [path: string]: { readonly [event: string]: readonly string[] } } = {
  '': {
    'session.opening': ['Signing in out of a call: the sign-out was lost.'],
    'busy.ended': ['Busy ended that had not begun.'],
    'rest.overdue': ['A rest is over its time that had not begun.'],
    'rest.ended': ['A rest ended that had not begun.'],
    'wrapUp.ended': ['Wrap-up ended that had not begun.'],
    'call.talking': ['Talk without a ring before it.'],
    'call.ended': ['A leg is over; the state waits for its own event. Legal anywhere, in any order.'],
    'phone.muted': ['The mute key of the telephone set; no state depends on it.'],
    'phone.unmuted': ['The mute key of the telephone set; no state depends on it.'],
    'phone.status': ['The telephone set can be reached, or not; no state depends on it.'],
    'model.stale': ['Events may have been lost.'],
    'model.restored': ['A status query answered.'],
  },
  idle: {
    'agent.idle': ['Ready is repeated freely.'],
    'session.opening': [silentSignOut],
    'phone.ringing': ['The own phone rings first when the agent dials.'],
  },
  busy: {
    'busy.started': ['The reason was changed.', 'Told again.'],
    'call.reserved': ['A phone that is always off-hook does not ring when the agent dials.'],
    'phone.ringing': ['The agent dials.'],
    'session.opening': [silentSignOut],
    'model.restored': [stillSo],
  },
  rest: {
    'rest.started': ['The cause was changed.', 'The rest was set again: its time starts anew.'],
    'busy.started': ['By a supervisor, or because the phone is unavailable.'],
    'session.opening': [silentSignOut],
    'model.restored': [stillSo],
  },
  wrapUp: {
    'wrapUp.started': ['Told again; how it began stays.'],
    'call.reserved': ['Internal calls reach the agent in wrap-up.'],
    'session.opening': [silentSignOut],
    'model.restored': [stillSo],
  },
  occupied: {
    'busy.started': ['A request made during the call is granted, or the call was missed.'],
    'rest.started': ['A request made during the call is granted.'],
  },
  'occupied.ringing': {
    'call.reserved': ['From here on only the platform says when the call ends.'],
    'call.ended': ['The own phone was not picked up: the agent never was occupied.'],
  },
  'occupied.talking': {
    'call.talking': [
      'The next call, although the present one has not ended: its end was lost.',
      'Retrieved, or the second leg answered.',
    ],
    'call.reserved': ['The next call follows at once.', 'Told again within the call.'],
    'call.ringing': [
      'The next call follows at once.',
      'The next call, although the present one has not ended: its end was lost.',
      'A second leg.',
    ],
    'call.remoteRinging': ['The next call follows at once.', 'A second leg is being dialled.'],
    'call.ended': ['A connected leg is left.', 'Only held legs are left.'],
    'model.restored': [stillSo],
  },
};
