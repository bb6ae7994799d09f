import { createWindowReceiver } from '@xstate/inspect';

// A viewer with the genuine receiver, in an iframe or a window of its own.

/** The parts of a received message that tests check. */
export interface Seen {
  readonly type: string;
  /** `occupied.talking.held`, for messages that bring a state. */
  readonly path: string | null;
  /** The results of `matches()` for the asked states. */
  readonly matched: readonly string[];
  readonly nextEvents: readonly string[];
  readonly event: string | null;
}

declare global {
  interface Window {
    seen: Seen[];
    /** Sends an event to the agent, as a click in a viewer does. */
    dispatch: (type: string) => void;
  }
}

const asked = [
  'idle',
  'rest',
  'rest.onTime',
  'rest.overdue',
  'occupied',
  'occupied.ringing',
  'occupied.talking',
  'occupied.talking.active',
  'occupied.talking.held',
  'occupied.talking.conference',
];

window.seen = [];

const receiver = createWindowReceiver({ window, targetWindow: window.opener ?? window.parent });

receiver.subscribe((message) => {
  const state = 'state' in message ? message.state : null;
  window.seen.push({
    type: message.type,
    path: state?.toStrings().at(-1) ?? null,
    matched: asked.filter((path) => state?.matches(path)),
    nextEvents: state?.nextEvents ?? [],
    event: 'event' in message ? message.event.name : null,
  });
});

window.dispatch = (type) => {
  const event = JSON.stringify({
    name: type,
    data: { type },
    $$type: 'scxml',
    type: 'external',
    origin: 'x:agent',
  });
  receiver.send({ type: 'xstate.event', event, service: 'x:agent' });
};
