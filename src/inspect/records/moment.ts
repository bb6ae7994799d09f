import type { Situation } from '../../agent/situation.ts';
import { type ReadStatus, readStatus } from '../../agent/status-answer.ts';
import type { Step } from '../../agent/step.ts';
import { isHarmlessNumber, isHarmlessTime } from '../../protocol/harmless.ts';
import type { Finding } from '../../rules/finding.ts';
import type { InspectionRecord, RecordedFinding } from './record.ts';
import { recordPath } from './record-path.ts';

type Payload = InspectionRecord['payload'];

/**
 * Everything that a record is made of, not masked yet. Own, plain data: it holds neither the frame nor anything else that
 * the page or the bar could still change, and takes no more memory than the record.
 */
export interface Moment extends Omit<InspectionRecord, 'seq' | 'situation' | 'findings'> {
  /** The list of records numbers its moments. */
  seq: number;
  /** The content of an event of the catalogue; otherwise `null`. */
  readonly content: { readonly [field: string]: unknown } | null;
  /** Data that names nobody; `null` when there is none. */
  readonly payload: Payload;
  /** The agent that an event names; `null` when it names none. */
  readonly workNo: string | null;
  readonly situation: Situation;
  readonly findings: readonly RecordedFinding[];
}

const noEdges: readonly string[] = [];
const noFindings: readonly RecordedFinding[] = [];

/** Returns findings without what they were found in, which leads to the frame. */
export const plainFindings = (findings: readonly Finding[]): readonly RecordedFinding[] =>
  findings.length === 0
    ? noFindings
    : findings.map(({ id, level, message, expected, received, done, at, count }) => ({
        ...{ id, level, message, expected, received, done, at, count },
      }));

/** Returns the moment of something that did not move the agent, with whatever more there is to it. */
export const standingMoment = (
  situation: Situation,
  given: Pick<Moment, 'kind' | 'at'> & Partial<Pick<Moment, 'payload' | 'outcome' | 'findings' | 'about'>>,
): Moment => {
  const { at, kind, payload = null, outcome = null, findings = noFindings, about = null } = given;
  const path = recordPath(situation);
  return {
    ...{ seq: 0, at, kind, id: null, workNo: null, type: null, content: null, payload },
    ...{ before: path, after: path, situation, edges: noEdges, outcome, findings, about },
  };
};

const restoredPayload = ({ state, since, reason }: ReadStatus): Payload => ({
  state,
  since: isHarmlessTime(since) ? since : null,
  reason: isHarmlessNumber(reason) ? reason : null,
});

/**
 * Returns the data of a step that names nobody. Nothing is known of an event that is not in the catalogue, so nothing of
 * it is shown.
 */
export const harmlessPayload = ({ event }: Step): Payload => {
  if (event.kind === 'interrupted') return { cause: event.cause };
  return event.kind === 'restored' ? restoredPayload(readStatus(event.data, event.at)) : null;
};
