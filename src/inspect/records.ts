import { Observable, Subject, Subscription } from 'rxjs';
import { pathOfSituation, type Situation } from '../agent/situation.ts';
import { readStatus } from '../agent/status-answer.ts';
import type { Happening, Step } from '../agent/step.ts';
import { CcbarError } from '../errors.ts';
import type { Finding } from '../rules/finding.ts';
import type { Inspectable } from './inspectable.ts';
import { createRecordMasker } from './mask.ts';
import type { InspectionRecord, RecordedFinding } from './record.ts';
import { createRing } from './ring.ts';
import { createTakenEdges, toldType } from './taken-edges.ts';

/** How records are kept. */
export interface RecordsOptions {
  /** How many records are kept; the oldest make room. 2000 when left out. */
  readonly limit?: number;
  /** The present moment, ms, for what has no time of its own; the clock of the machine when left out. */
  readonly now?: () => number;
}

/** What went on inside an agent, line by line, masked. */
export interface Records {
  /** What is still in the ring, and then every new record. Completes on `stop()` and when the agent is closed. */
  readonly records$: Observable<InspectionRecord>;
  /** What is still in the ring, oldest first. */
  readonly all: () => readonly InspectionRecord[];
  /** Stops recording; what is in the ring stays readable. */
  readonly stop: () => void;
}

type Draft = Omit<InspectionRecord, 'seq' | 'findings'>;

/** A record that may still get findings: they are told right after what they were found in. */
interface Open {
  readonly draft: Draft;
  readonly cause: Happening | null;
  readonly findings: RecordedFinding[];
}

const noEdges: readonly string[] = [];
const noFindings: readonly RecordedFinding[] = [];
const plainName = /^\w{1,40}$/;

/**
 * Records what goes on inside an agent. It only looks: nothing it does, and nothing that those who read
 * its records do, reaches the agent.
 *
 * @throws {@link CcbarError} `bad-option` when `limit` is not a whole number of at least 1.
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
  { limit = 2000, now = Date.now }: RecordsOptions = {},
): Records => {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new CcbarError('bad-option', `createRecords needs a limit of at least 1, received ${limit}.`);
  }
  const ring = createRing<InspectionRecord>(limit);
  const live = new Subject<InspectionRecord>();
  const masker = createRecordMasker();
  const edges = createTakenEdges();
  const seqs = new WeakMap<Happening, number>();
  const life = new Subscription();
  let open: Open | null = null;
  let seq = 0;
  let shown: Situation = agent.snapshot();
  let isLive = false;

  const close = () => {
    if (open === null) return;
    const { draft, cause, findings } = open;
    open = null;
    seq += 1;
    if (cause !== null) seqs.set(cause, seq);
    const record = Object.freeze({ seq, ...draft, findings: findings.length === 0 ? noFindings : findings });
    ring.push(record);
    live.next(record);
  };

  const begin = (draft: Draft, cause: Happening | null = null) => {
    close();
    open = { draft, cause, findings: [] };
    // Its findings follow in the same turn; then it is complete.
    queueMicrotask(close);
  };

  /** A record of something that did not move the agent. */
  const aside = (
    kind: InspectionRecord['kind'],
    at: number,
    more: Partial<Draft> = {},
    cause: Happening | null = null,
  ) => {
    const path = pathOfSituation(shown);
    const situation = masker.situation(shown);
    const still = { id: null, type: null, payload: null, before: path, after: path, situation };
    begin({ at, kind, ...still, edges: noEdges, outcome: null, about: null, ...more }, cause);
  };

  const payloadOf = ({ event }: Step): InspectionRecord['payload'] => {
    if (event.kind === 'event') return masker.content(event.id, event.content);
    if (event.kind === 'interrupted') return { cause: event.cause };
    return event.kind === 'restored' ? { ...readStatus(event.data) } : null;
  };

  const takeStep = (step: Step) => {
    const taken = edges.claim(step);
    shown = step.after;
    const { event } = step;
    // Findings may name an agent that the model never takes over.
    if ('workNo' in event) masker.party(event.workNo);
    const before = pathOfSituation(step.before);
    begin(
      {
        at: step.at,
        kind: 'step',
        id: event.kind === 'event' ? event.id : event.kind === 'unmapped' ? masker.sentence(event.id) : null,
        type: toldType(step),
        payload: payloadOf(step),
        before,
        after: step.after === step.before ? before : pathOfSituation(step.after),
        situation: masker.situation(step.after),
        edges: taken,
        outcome: step.outcome,
        about: null,
      },
      step,
    );
  };

  const takeFinding = (finding: Finding) => {
    const { cause, message, expected, received, done, id, level, at, count } = finding;
    if (open === null || open.cause !== cause) {
      if (cause.kind === 'rejected') aside('rejection', at, { outcome: 'rejected' }, cause);
      else aside('rule', at, { about: seqs.get(cause) ?? null });
    }
    open?.findings.push({
      id,
      level,
      message: masker.sentence(message),
      expected: masker.sentence(expected),
      received: masker.sentence(received),
      done: masker.sentence(done),
      at,
      count,
    });
  };

  const stop = () => {
    close();
    life.unsubscribe();
    live.complete();
  };

  // Late subscribers are told the last value again; that is past when recording begins.
  const listen = <T>(source: Observable<T>, take: (value: T) => void) => {
    life.add(source.subscribe({ next: (value) => isLive && take(value), error: () => {} }));
  };
  aside('start', now(), { payload: { link: agent.snapshot().link } });
  life.add(agent.inspect(edges.see));
  listen(agent.findings$, takeFinding);
  listen(agent.link$, (link) => aside('link', now(), { payload: { link } }));
  listen(agent.errors$, ({ where, error, at }) => {
    const name = error instanceof Error && plainName.test(error.name) ? error.name : typeof error;
    aside('error', at, { payload: { where, error: name } });
  });
  life.add(agent.steps$.subscribe({ next: (step) => isLive && takeStep(step), complete: stop }));
  isLive = true;

  return {
    records$: new Observable((subscriber) => {
      close();
      for (const record of ring.all()) subscriber.next(record);
      return live.subscribe(subscriber);
    }),
    all: () => {
      close();
      return ring.all();
    },
    stop,
  };
};
