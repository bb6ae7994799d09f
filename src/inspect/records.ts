import { Observable, Subject, Subscription } from 'rxjs';
import { pathOfSituation, type Situation } from '../agent/situation.ts';
import type { Happening, Step } from '../agent/step.ts';
import { CcbarError } from '../errors.ts';
import type { Finding } from '../rules/finding.ts';
import type { Inspectable } from './inspectable.ts';
import { createRecordMasker } from './mask.ts';
import type { InspectionRecord, RecordedFinding } from './record.ts';
import { recordedFinding } from './recorded-finding.ts';
import { createRequestWatch } from './request-payload.ts';
import { createRing } from './ring.ts';
import { stepPayload } from './step-payload.ts';
import { createTakenEdges, toldType } from './taken-edges.ts';

/** How records are kept. */
export interface RecordsOptions {
  /** How many records are kept; the oldest make room. 2000 when left out. */
  readonly limit?: number;
  /** The present moment, ms, for what has no time of its own; the agent's when left out. */
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
  { limit = 2000, now = agent.now ?? Date.now }: RecordsOptions = {},
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

  const emit = ({ draft, cause, findings }: Open) => {
    seq += 1;
    if (cause !== null) seqs.set(cause, seq);
    const record = Object.freeze({ seq, ...draft, findings: findings.length === 0 ? noFindings : findings });
    ring.push(record);
    live.next(record);
  };
  const close = () => {
    if (open === null) return;
    const whole = open;
    open = null;
    emit(whole);
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
    more: Partial<Draft>,
    standing = shown,
  ): Draft => {
    const path = pathOfSituation(standing);
    const situation = masker.situation(standing);
    const still = { id: null, type: null, payload: null, before: path, after: path, situation };
    return { at, kind, ...still, edges: noEdges, outcome: null, about: null, ...more };
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
        payload: stepPayload(masker, step),
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
    const { cause, at } = finding;
    if (cause.kind === 'step' && cause.at !== at) {
      // Time found it, and not an event: the step before it is complete, one after it only begins.
      if (open?.cause === cause) close();
      const standing = open?.cause?.kind === 'step' ? open.cause.before : shown;
      const draft = aside('rule', at, { about: seqs.get(cause) ?? null }, standing);
      emit({ draft, cause: null, findings: [recordedFinding(masker, finding)] });
      return;
    }
    if (open === null || open.cause !== cause) {
      if (cause.kind === 'rejected') begin(aside('rejection', at, { outcome: 'rejected' }), cause);
      else begin(aside('rule', at, { about: seqs.get(cause) ?? null }));
    }
    open?.findings.push(recordedFinding(masker, finding));
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
  begin(aside('start', now(), { payload: { link: agent.snapshot().link } }));
  life.add(agent.inspect(edges.see));
  listen(agent.findings$, takeFinding);
  listen(agent.link$, (link) => begin(aside('link', now(), { payload: { link } })));
  listen(agent.errors$, ({ where, error, at }) => {
    const name = error instanceof Error && plainName.test(error.name) ? error.name : typeof error;
    begin(aside('error', at, { payload: { where, error: name } }));
  });
  const changed = createRequestWatch(masker);
  if (agent.pending$ !== undefined) {
    listen(agent.pending$, (requests) => {
      for (const payload of changed(requests)) begin(aside('request', now(), { payload }));
    });
  }
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
