import type { Situation } from '../../agent/situation.ts';
import type { RecordMasker } from './mask.ts';
import type { InspectionRecord, RecordedFinding } from './record.ts';
import { recordPath } from './record-path.ts';

/** A record that has no number yet. */
export type RecordDraft = Omit<InspectionRecord, 'seq'>;

const noEdges: readonly string[] = [];
/** The findings of a record that has none. */
export const noFindings: readonly RecordedFinding[] = [];

/** Makes the record of something that did not move the agent, with whatever more there is to it. */
export const recordDraft = (
  masker: RecordMasker,
  standing: Situation,
  given: Pick<RecordDraft, 'kind' | 'at'> & Partial<RecordDraft>,
): RecordDraft => {
  const path = recordPath(standing);
  return {
    ...{ id: null, type: null, payload: null, before: path, after: path },
    situation: masker.situation(standing),
    ...{ edges: noEdges, outcome: null, findings: noFindings, about: null },
    ...given,
  };
};
