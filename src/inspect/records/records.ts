import { Observable, Subscription } from 'rxjs';
import { internalsOf } from '../../requests/agent-internals.ts';
import type { Inspectable } from './inspectable.ts';
import { createRecordMasker } from './mask.ts';
import { type Moment, standingMoment } from './moment.ts';
import type { InspectionRecord } from './record.ts';
import { createRecordList } from './record-list.ts';
import { createRequestWatch } from './request-payload.ts';
import { createTakenEdges } from './taken-edges.ts';
import { createTurnMoments } from './turn-moments.ts';

/** The settings of records: how many there are, and by which clock. */
export interface RecordsOptions {
  /** The most records; the oldest make room. 2000 when left out. */
  readonly limit?: number;
  /** The present moment, ms, for what has no time of its own; the agent's when left out. */
  readonly now?: () => number;
}

/** The records of what went on inside an agent, masked. */
export interface Records {
  /**
   * The records that are still in the ring, and then every new one. Completes on `stop()` and when the agent is
   * closed.
   */
  readonly records$: Observable<InspectionRecord>;
  /** Returns the records that are still in the ring, oldest first. */
  readonly all: () => readonly InspectionRecord[];
  /** Stops recording; what is in the ring stays readable. */
  readonly stop: () => void;
}

/** The names that errors have by their kind. Any other name was given to one error, and may hold anything. */
const errorName = /^[A-Z][A-Za-z]{0,30}Error$/;

/**
 * Records what goes on inside an agent. It only looks: nothing it does, and nothing that those who read
 * its records do, reaches the agent.
 *
 * @throws `CcbarError` `bad-option` when `limit` is not a whole number of at least 1, or when the agent was not
 * made by `createAgent`.
 *
 * @example
 * ```ts
 * import type { Agent } from 'ccbar-agent';
 * import { createRecords } from 'ccbar-agent/inspect';
 *
 * const watch = (agent: Agent) => {
 *   const records = createRecords(agent);
 *   records.records$.subscribe(({ id, after, findings }) => console.log(id, after.join('.'), findings));
 *   return records.stop;
 * };
 * ```
 */
export const createRecords = (
  agent: Inspectable,
  { limit = 2000, now = agent.now ?? Date.now }: RecordsOptions = {},
): Records => {
  const { entries$, watchers } = internalsOf(agent);
  const masker = createRecordMasker();
  const { add, make, all, added$ } = createRecordList(limit, () => masker);
  const edges = createTakenEdges();
  const turns = createTurnMoments({ situation: agent.view(), edgesOf: edges.claim, add });
  const life = new Subscription();
  const note = (given: Pick<Moment, 'kind' | 'payload'>, at = now()) =>
    add(standingMoment(turns.situation(), { ...given, at }));
  const stop = () => {
    life.unsubscribe();
    added$.complete();
  };

  note({ kind: 'start', payload: { link: agent.view().link } });
  watchers.add(edges.see);
  life.add(() => watchers.delete(edges.see));
  life.add(entries$.subscribe({ next: turns.take, complete: stop }));
  // Late subscribers get the last value again; that is past when recording begins.
  let isLive = false;
  const onNew = <T>(source: Observable<T>, take: (value: T) => void) => {
    life.add(source.subscribe({ next: (value) => isLive && take(value), error: () => {} }));
  };
  onNew(agent.link$, (link) => note({ kind: 'link', payload: { link } }));
  onNew(agent.errors$, ({ where, error, at }) => {
    const name = error instanceof Error && errorName.test(error.name) ? error.name : typeof error;
    note({ kind: 'error', payload: { where, error: name } }, at);
  });
  const changed = createRequestWatch(masker);
  if (agent.pending$ !== undefined) {
    onNew(agent.pending$, (requests) => {
      // Their sentences may quote what is still unread.
      make();
      for (const payload of changed(requests)) note({ kind: 'request', payload });
    });
  }
  isLive = true;

  return {
    records$: new Observable((subscriber) => {
      let last = 0;
      // A reader may act on what it reads, which adds records meanwhile.
      for (let fresh = all(); fresh.length > 0; fresh = all().filter(({ seq }) => seq > last)) {
        for (const record of fresh) {
          last = record.seq;
          subscriber.next(record);
        }
      }
      return added$.subscribe(subscriber);
    }),
    all,
    stop,
  };
};
