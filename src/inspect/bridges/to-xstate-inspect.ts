import { Subscription } from 'rxjs';
import { CcbarError } from '../../errors.ts';
import type { InspectionRecord } from '../records/record.ts';
import type { Records } from '../records/records.ts';
import { v4Chart } from './v4-definition.ts';
import { v4Event, v4State } from './v4-state.ts';
import type { SenderMessage } from './xstate-inspect-link.ts';
import { type SocketViewer, socketLink } from './xstate-inspect-socket.ts';
import { type WindowViewer, windowLink } from './xstate-inspect-window.ts';

/** An event that a viewer's user sent to the agent. */
export interface DispatchedEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The settings of a viewer: where it is, and what it may do. */
export type XstateInspectOptions = (WindowViewer | SocketViewer) & {
  /** The agent's name in the viewer; `'agent'` when left out. Agents that share a viewer need different ones. */
  readonly id?: string;
  /**
   * The treatment of an event that the viewer's user sends. It is ignored when this is left out or `false`. A
   * function receives it, and the application decides what to do. The event itself never moves the agent: only the
   * bar does.
   */
  readonly allowDispatch?: false | ((event: DispatchedEvent) => void);
  /** Has to be `true` for a viewer that is neither on this machine nor of the page's own origin. */
  readonly sendsDataOffThisMachine?: boolean;
};

type Fields = { readonly [field: string]: unknown };

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isEvent = (value: unknown): value is DispatchedEvent =>
  isObject(value) && typeof value['type'] === 'string';

/** The event in a viewer's message, when it is meant for this service. */
const dispatched = ({ event: text }: Fields, sessionId: string): DispatchedEvent | null => {
  try {
    const event: unknown = JSON.parse(String(text));
    if (!isObject(event) || event['origin'] !== sessionId) return null;
    return isEvent(event['data']) ? event['data'] : null;
  } catch {
    return null;
  }
};

/**
 * Shows an agent in a viewer that speaks the wire protocol of `@xstate/inspect` (XState 4): each step of
 * the agent is one event and one state there. Fed by records, so what it shows is masked. The viewer must
 * greet after this was called; load it, or load it again, afterwards. It sees the present state then,
 * and every step from there on.
 *
 * @returns how to stop: informs the viewer, and removes every listener. It stops by itself when the agent is closed.
 * @throws {@link CcbarError} `bad-option` when there is no `url`, when it leads off this machine and
 * `sendsDataOffThisMachine` is not set, or when there is no window or socket.
 *
 * @example
 * ```ts
 * import type { Agent } from 'ccbar-agent';
 * import { createRecords, toXstateInspect } from 'ccbar-agent/inspect';
 *
 * const show = (agent: Agent, viewer: HTMLIFrameElement) => {
 *   const target = viewer.contentWindow;
 *   if (target === null) return;
 *   const stop = toXstateInspect(createRecords(agent), { url: '/viewer.html', window, target });
 *   viewer.src = '/viewer.html';
 *   return stop;
 * };
 * ```
 */
export const toXstateInspect = (
  records: Pick<Records, 'records$'>,
  options: XstateInspectOptions,
): (() => void) => {
  const { id = 'agent', allowDispatch = false, sendsDataOffThisMachine } = options;
  if (allowDispatch !== false && typeof allowDispatch !== 'function') {
    throw new CcbarError('bad-option', 'allowDispatch must be false, or a function that receives the event.');
  }
  const sessionId = `x:${id}`;
  const life = new Subscription();
  let now: InspectionRecord | null = null;
  let step: InspectionRecord | null = null;
  let isConnected = false;

  const post = (message: SenderMessage) => {
    try {
      link.post(message);
    } catch {
      // The other end is gone. Should it come back, it greets again.
      isConnected = false;
    }
  };

  const stateText = (record: InspectionRecord) => JSON.stringify(v4State(record, step, sessionId));

  const receive = (message: unknown) => {
    if (life.closed || !isEvent(message)) return;
    if (message.type === 'xstate.inspecting' && now !== null) {
      isConnected = true;
      const machine = JSON.stringify(v4Chart().definition);
      post({ type: 'service.register', machine, state: stateText(now), sessionId, id });
    }
    if (message.type === 'xstate.event' && allowDispatch) {
      const event = dispatched(message, sessionId);
      if (event !== null) allowDispatch(event);
    }
  };

  const take = (record: InspectionRecord) => {
    now = record;
    if (record.kind !== 'step') return;
    step = record;
    if (!isConnected) return;
    post({ type: 'service.event', event: JSON.stringify(v4Event(record)), sessionId });
    post({ type: 'service.state', state: stateText(record), sessionId });
  };

  const stop = () => {
    if (life.closed) return;
    if (isConnected) post({ type: 'service.stop', sessionId });
    life.unsubscribe();
  };

  const link =
    'socket' in options
      ? socketLink(options, sendsDataOffThisMachine, receive)
      : windowLink(options, sendsDataOffThisMachine, receive);
  life.add(link.close);
  life.add(records.records$.subscribe({ next: take, complete: stop }));
  return stop;
};
