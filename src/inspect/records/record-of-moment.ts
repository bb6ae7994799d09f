import type { EventId } from '../../protocol/catalogue.ts';
import type { RecordMasker } from './mask.ts';
import type { Moment } from './moment.ts';
import type { InspectionRecord, RecordedFinding } from './record.ts';

const noFindings: readonly RecordedFinding[] = [];

/**
 * Makes the record of a moment: masked, immutable, and written field by field in one order, so that all records have one
 * shape. The moments of one masker have to come in order, since a sentence may quote what came before.
 */
export const recordOfMoment = (masker: RecordMasker, moment: Moment): InspectionRecord => {
  const { seq, at, kind, id, type, content, payload, before, after, edges, outcome, findings, about } =
    moment;
  // Findings may name an agent that the model never takes over.
  masker.workNo(moment.workNo);
  const { sentence } = masker;
  return Object.freeze({
    seq,
    at,
    kind,
    // Only an event of the catalogue has a content, and its id stays.
    id: id === null || content !== null ? id : masker.eventId(id),
    type,
    payload: content === null ? payload : masker.content(id as EventId, content),
    before,
    after,
    situation: masker.situation(moment.situation),
    edges,
    outcome,
    // After the content: its words are masked in the sentences of the findings, too.
    findings:
      findings.length === 0
        ? noFindings
        : findings.map((finding) => ({
            ...finding,
            message: sentence(finding.message),
            expected: sentence(finding.expected),
            received: sentence(finding.received),
            done: sentence(finding.done),
          })),
    about,
  });
};
