/** The work that is measured: it is prepared once, then called again and again. */
export type Side = () => () => void | Promise<void>;

/** Two pieces of work on the same input. The figure is what the first costs in terms of the second. */
export interface Comparison {
  readonly name: string;
  /** The meaning of 1. */
  readonly yardstick: string;
  /** The most that it may be; `null` where the figure is only of interest. */
  readonly must: number | null;
  /** The most that it shall be one day; `null` where the figure is only of interest. */
  readonly goal: number | null;
  readonly work: Side;
  readonly base: Side;
}

/** A figure as the table shows it. */
export interface Row {
  readonly name: string;
  readonly yardstick: string;
  readonly figure: number;
  /** The quartiles of the rounds. */
  readonly spread: readonly [low: number, high: number];
  /** Stands behind the figure: `×`, or a unit. */
  readonly unit: string;
  readonly must: number | null;
  readonly goal: number | null;
}

const ROUNDS = 15;
const BATCH_MS = 60;

/** The value below which a part of the values lies. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};

/** Makes a row of the figures of all rounds. */
export const rowOf = (
  { name, yardstick, must, goal }: Pick<Comparison, 'name' | 'yardstick' | 'must' | 'goal'>,
  figures: readonly number[],
  unit: string,
): Row => ({
  name,
  yardstick,
  figure: quantile(figures, 0.5),
  spread: [quantile(figures, 0.25), quantile(figures, 0.75)],
  unit,
  must,
  goal,
});

/** The processor time of this process, ms: what other programs do meanwhile does not count. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const batch = async (work: () => void | Promise<void>, times: number): Promise<number> => {
  const begin = cpuMs();
  for (let count = 0; count < times; count += 1) await work();
  return cpuMs() - begin;
};

/**
 * Returns how often a piece of work is done in a batch that is long enough to be timed. Doing so also warms it up.
 */
const timesOf = async (work: () => void | Promise<void>): Promise<number> => {
  for (let times = 1; ; times *= 2) {
    const took = await batch(work, times);
    if (took >= BATCH_MS) return Math.max(1, Math.round((times * BATCH_MS) / took));
  }
};

/** Measures both sides in turns within this process, so that whatever slows the machine falls on both. */
export async function compare(comparison: Comparison): Promise<Row> {
  const [work, base] = [comparison.work(), comparison.base()];
  const [workTimes, baseTimes] = [await timesOf(work), await timesOf(base)];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const measureWork = async () => (await batch(work, workTimes)) / workTimes;
    const measureBase = async () => (await batch(base, baseTimes)) / baseTimes;
    const [first, second] = round % 2 === 0 ? [measureWork, measureBase] : [measureBase, measureWork];
    const [one, two] = [await first(), await second()];
    ratios.push(round % 2 === 0 ? one / two : two / one);
  }
  return rowOf(comparison, ratios, '×');
}
