import type { InspectionRecord, Json } from './record.ts';

/** A record as an event object, for tools that think in events. */
export interface RecordEvent {
  /** The type of the machine's event; the wire id when it got none. */
  readonly type: string;
  /** ms since the epoch, on the platform's timeline. */
  readonly at: number;
  /** The wire id, for messages that name one. */
  readonly id: string | null;
  readonly outcome: InspectionRecord['outcome'];
  readonly payload: { readonly [field: string]: Json | undefined } | null;
  /** The reasons why it should be noticed, as sentences. */
  readonly findings: readonly string[];
}

/** The event object of a record. Masked, since records are. */
export const eventOfRecord = ({
  type,
  at,
  id,
  kind,
  outcome,
  payload,
  findings,
}: InspectionRecord): RecordEvent => ({
  type: type ?? id ?? kind,
  at,
  id,
  outcome,
  payload,
  findings: findings.map(({ message }) => message),
});
