import { Observable, Subject, Subscription } from 'rxjs';
import type { Situation } from '../../agent/situation.ts';
import type { Happening, Step } from '../../agent/step.ts';
import { CcbarError } from '../../errors.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Inspectable } from './inspectable.ts';
import { createRecordMasker } from './mask.ts';
import type { InspectionRecord, RecordedFinding } from './record.ts';
import { recordPath } from './record-path.ts';
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

type Draft = { -readonly [Part in keyof InspectionRecord]: InspectionRecord[Part] };

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
  const life = new Subscription();
  /** A record that may still get findings, which are told right after what they were found in. */
  let open: Draft | null = null;
  let openCause: Happening | null = null;
  let seq = 0;
  /** The happening that was recorded last, which is what a rule that waits for time refers to. */
  let last: Happening | null = null;
  let lastSeq = 0;
  let shown: Situation = agent.view();
  let isLive = false;
  let isClosing = false;

  const emit = (draft: Draft) => {
    seq += 1;
    draft.seq = seq;
    const record: InspectionRecord = Object.freeze(draft);
    ring.push(record);
    live.next(record);
  };
  const close = () => {
    if (open === null) return;
    const draft = open;
    open = null;
    emit(draft);
    last = openCause;
    lastSeq = seq;
  };
  const begin = (draft: Draft, cause: Happening | null = null) => {
    close();
    open = draft;
    openCause = cause;
    if (isClosing) return;
    isClosing = true;
    // Its findings follow in the same turn; then it is complete.
    queueMicrotask(() => {
      isClosing = false;
      close();
    });
  };

  /** A record of something that did not move the agent. */
  const aside = (
    kind: InspectionRecord['kind'],
    at: number,
    more: Partial<Draft>,
    standing = shown,
  ): Draft => {
    const path = recordPath(standing);
    const situation = masker.situation(standing);
    const still = { id: null, type: null, payload: null, before: path, after: path, situation };
    const nothing = { edges: noEdges, outcome: null, findings: noFindings, about: null };
    return { seq: 0, at, kind, ...still, ...nothing, ...more };
  };

  const takeStep = (step: Step) => {
    const taken = edges.claim(step);
    shown = step.after;
    const { event } = step;
    // Findings may name an agent that the model never takes over.
    if ('workNo' in event) masker.party(event.workNo);
    begin(
      {
        seq: 0,
        at: step.at,
        kind: 'step',
        id: event.kind === 'event' ? event.id : event.kind === 'unmapped' ? masker.sentence(event.id) : null,
        type: toldType(step),
        payload: stepPayload(masker, step),
        before: recordPath(step.before),
        after: recordPath(step.after),
        situation: masker.situation(step.after),
        edges: taken,
        outcome: step.outcome,
        findings: noFindings,
        about: null,
      },
      step,
    );
  };

  const seqOf = (cause: Happening): number | null => (last === cause ? lastSeq : null);

  const takeFinding = (finding: Finding) => {
    const { cause, at } = finding;
    if (cause.kind === 'step' && cause.at !== at) {
      // Time found it, and not an event: the step before it is complete, one after it only begins.
      if (openCause === cause) close();
      const standing = open !== null && openCause?.kind === 'step' ? openCause.before : shown;
      const findings = [recordedFinding(masker, finding)];
      emit(aside('rule', at, { about: seqOf(cause), findings }, standing));
      return;
    }
    if (open === null || openCause !== cause) {
      if (cause.kind === 'rejected') begin(aside('rejection', at, { outcome: 'rejected' }), cause);
      else begin(aside('rule', at, { about: seqOf(cause) }), cause);
    }
    if (open !== null) open.findings = [...open.findings, recordedFinding(masker, finding)];
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
  begin(aside('start', now(), { payload: { link: agent.view().link } }));
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
