import type { Situation } from '../../agent/situation.ts';
import type { Step } from '../../agent/step.ts';
import type { Finding } from '../../rules/finding.ts';
import type { TurnEntry } from '../../run/turn.ts';
import type { RecordMasker } from './mask.ts';
import { noFindings, type RecordDraft, recordDraft } from './record-draft.ts';
import { recordPath } from './record-path.ts';
import { recordedFinding } from './recorded-finding.ts';
import { stepPayload } from './step-payload.ts';
import { machineEventType } from './taken-edges.ts';

/** The parts with which the records of one agent's turns are made. */
export interface TurnRecordsParts {
  readonly masker: RecordMasker;
  /** The situation of the agent when recording begins. */
  readonly situation: Situation;
  /** Returns the transitions that a step took. */
  readonly edgesOf: (step: Step) => readonly string[];
  /** Adds a record. Returns its number. */
  readonly add: (draft: RecordDraft) => number;
}

/** Makes the records of one agent, entry by entry of its turns. */
export interface TurnRecords {
  readonly take: (entry: TurnEntry) => void;
  /** Returns the situation of the agent after the last entry. */
  readonly situation: () => Situation;
}

/** Starts making records of one agent. */
export const createTurnRecords = ({ masker, situation, edgesOf, add }: TurnRecordsParts): TurnRecords => {
  let standing = situation;
  /** The newest step and the number of its record, which is what findings about time refer to. */
  let newestStep = -1;
  let newestRecord = -1;

  const recordedFindings = (findings: readonly Finding[]): RecordDraft['findings'] =>
    findings.length === 0 ? noFindings : findings.map((finding) => recordedFinding(masker, finding));

  const recordOf = (step: Step, findings: readonly Finding[]): RecordDraft => {
    const { event, at, before, after, outcome } = step;
    const id =
      event.kind === 'event' ? event.id : event.kind === 'unmapped' ? masker.eventId(event.id) : null;
    return {
      kind: 'step',
      at,
      id,
      type: machineEventType(step),
      payload: stepPayload(masker, step),
      before: recordPath(before),
      after: recordPath(after),
      situation: masker.situation(after),
      edges: edgesOf(step),
      outcome,
      // After the content: its words are masked in the sentences of the findings, too.
      findings: recordedFindings(findings),
      about: null,
    };
  };

  return {
    situation: () => standing,
    take: ({ happening, findings }) => {
      if (happening?.kind === 'step') {
        // Findings may name an agent that the model never takes over.
        if ('workNo' in happening.event) masker.workNo(happening.event.workNo);
        const record = recordOf(happening, findings);
        standing = happening.after;
        newestStep = happening.seq;
        newestRecord = add(record);
        return;
      }
      const recorded = recordedFindings(findings);
      const [first] = recorded;
      if (first === undefined) return;
      if (happening !== null) {
        const facts = { kind: 'rejection', at: first.at, outcome: 'rejected', findings: recorded } as const;
        add(recordDraft(masker, standing, facts));
        return;
      }
      findings.forEach(({ cause, at }, index) => {
        const about = cause?.kind === 'step' && cause.seq === newestStep ? newestRecord : null;
        add(
          recordDraft(masker, standing, {
            kind: 'rule',
            at,
            about,
            findings: recorded.slice(index, index + 1),
          }),
        );
      });
    },
  };
};
