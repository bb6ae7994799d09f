import { Subscription } from 'rxjs';
import { describedAgentMachine } from '../../../machines/agent.described.ts';
import type { InspectionRecord } from '../records/record.ts';
import { eventOfRecord } from '../records/record-event.ts';
import type { Records } from '../records/records.ts';
import { type StateValue, stateValueOf } from './state-value.ts';

/** The stand-in for the agent's actor: enough that its definition travels, and nothing to press. */
export interface StatelyActor {
  readonly sessionId: string;
  readonly id: string;
  readonly logic: { readonly config: object };
  /** Does nothing: only the bar moves the agent. */
  readonly send: () => void;
  readonly getSnapshot: () => StatelySnapshot | null;
}

/** A snapshot as `@statelyai/inspect` takes it. */
export interface StatelySnapshot {
  readonly status: 'active' | 'stopped';
  readonly value: StateValue;
  /** The situation of the record, masked. */
  readonly context: InspectionRecord['situation'];
}

/** The part of an inspector of `@statelyai/inspect` that is used; whatever it was created with. */
export interface StatelyInspector {
  actor(actor: StatelyActor, snapshot: StatelySnapshot): void;
  event(actor: StatelyActor, event: { readonly type: string }): void;
  snapshot(
    actor: StatelyActor,
    snapshot: StatelySnapshot,
    info: { readonly event: { readonly type: string } },
  ): void;
}

/** The settings of how the agent appears in Stately's inspector. */
export interface StatelyOptions {
  /** The name of this agent among others in the same inspector; `'agent'` when left out. */
  readonly id?: string;
}

/** The machine's table of names. Its context, even the initial one, is nobody's business there. */
const structure = (): object => {
  const { context: _, ...config } = describedAgentMachine.config;
  return config;
};

/**
 * Shows an agent in an inspector of `@statelyai/inspect` that you created. Fed by records through the
 * inspector's manual functions, so that only what is masked reaches it, whatever its own options are. It
 * sees the present state, and every step from there on as one event and one snapshot. Where the inspector
 * sends it is your choice and your responsibility: by default that is `stately.ai`.
 *
 * @returns how to stop. It stops by itself when the agent is closed. The inspector stays as it is.
 *
 * @example
 * ```ts
 * import { createBrowserInspector } from '@statelyai/inspect';
 * import type { Agent } from 'ccbar-agent';
 * import { createRecords, toStately } from 'ccbar-agent/inspect';
 *
 * const show = (agent: Agent) =>
 *   toStately(createRecords(agent), createBrowserInspector({ url: '/inspector.html' }));
 * ```
 */
export const toStately = (
  records: Pick<Records, 'records$'>,
  inspector: StatelyInspector,
  { id = 'agent' }: StatelyOptions = {},
): (() => void) => {
  const life = new Subscription();
  let last: InspectionRecord | null = null;
  let isShown = false;

  const snapshotOf = (
    { after, situation }: InspectionRecord,
    status: StatelySnapshot['status'] = 'active',
  ): StatelySnapshot => ({ status, value: stateValueOf(after), context: situation });

  const actor: StatelyActor = {
    sessionId: `x:${id}`,
    id,
    logic: { config: structure() },
    send: () => {},
    getSnapshot: () => (last === null ? null : snapshotOf(last)),
  };

  const take = (record: InspectionRecord) => {
    last = record;
    if (!isShown || record.kind !== 'step') return;
    const event = eventOfRecord(record);
    inspector.event(actor, event);
    inspector.snapshot(actor, snapshotOf(record), { event });
  };

  const stop = () => {
    if (life.closed) return;
    life.unsubscribe();
    if (last !== null && isShown)
      inspector.snapshot(actor, snapshotOf(last, 'stopped'), { event: { type: 'xstate.stop' } });
  };

  const show = (record: InspectionRecord | null) => {
    if (record === null || life.closed) return;
    isShown = true;
    inspector.actor(actor, snapshotOf(record));
  };

  // Earlier records are not sent: an inspector that nobody watches yet stores only its last events, and the
  // first one that it would drop is the definition of the actor.
  life.add(records.records$.subscribe({ next: take, complete: stop }));
  show(last);
  return stop;
};
