/** A stretch for the script: from, to (ms from the start), fill, sure (1) or not, about, begun by. */
export type StretchRow = readonly [
  from: number,
  to: number,
  fill: number,
  sure: 0 | 1,
  about: number,
  by: number,
];
/** A finding for the script: at (ms from the start), message. */
export type FindingRow = readonly [at: number, message: number];

/** What the script of a report works with. Texts stand once and are named by their place. */
export interface ReportScriptData {
  readonly start: number;
  /** ms from the start. */
  readonly length: number;
  readonly zone: string;
  /** ms by which the zone is ahead of UTC at the start, to put ticks on whole hours. */
  readonly offset: number;
  readonly fills: readonly string[];
  readonly texts: readonly string[];
  readonly agents: readonly {
    readonly name: string;
    readonly stretches: readonly StretchRow[];
    readonly findings: readonly FindingRow[];
  }[];
}
