/** A stretch for the script: from, to (ms from the start), fill, trust, about, begun by. */
export type StretchRow = readonly [
  from: number,
  to: number,
  fill: number,
  trust: number,
  about: number,
  by: number,
];
/** A contact for the script: from, to (ms from the start), lane. */
export type ContactRow = readonly [from: number, to: number, lane: number];
/** A finding for the script: at (ms from the start), level, message. */
export type FindingRow = readonly [at: number, level: number, message: number];

/**
 * One agent in columns, which pack better than rows. Times are tenths of a second. Each stretch begins where the
 * one before ends, plus a gap; texts are named by how far they stand behind the text named before.
 */
export interface PackedAgent {
  readonly name: string;
  readonly gaps: readonly number[];
  readonly lengths: readonly number[];
  /** Fill and trust: fill × 4 + trust. */
  readonly looks: readonly number[];
  readonly abouts: readonly number[];
  readonly bys: readonly number[];
  readonly contacts: readonly ContactRow[];
  readonly findings: readonly FindingRow[];
}

/** The time that a report spans: known to its script at once. */
export interface ReportTime {
  /** ms since the epoch. */
  readonly start: number;
  /** ms from the start. */
  readonly length: number;
  readonly zone: string;
  /** ms by which the zone is ahead of UTC at the start, to put ticks on whole hours. */
  readonly offset: number;
}

/**
 * The data that the script of a report works with once it is unpacked. Texts stand once and are named by their
 * place.
 */
export interface ReportScriptData {
  /** ms. */
  readonly length: number;
  /** The names and classes of the fills. */
  readonly fills: readonly (readonly [name: string, className: string])[];
  /** The fills of the picture of the team, from the bottom up. */
  readonly stack: readonly number[];
  /** The words for each kind of trust; empty for what was observed. */
  readonly trusts: readonly string[];
  readonly levels: readonly string[];
  readonly texts: readonly string[];
  readonly agents: readonly PackedAgent[];
}

/** The window of a report, with the constructors that its script uses. */
export type ReportWindow = NonNullable<Document['defaultView']>;
