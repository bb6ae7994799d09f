import { clockText } from '../formats/duration.ts';
import type { CommandIo, Source } from '../io/command-io.ts';

/** Shorter work shows no progress, ms. */
const patience = 700;
/** The shortest time between two texts, ms. */
const interval = 100;

/** Shows how far the reading of a file is. */
export interface Progress {
  readonly show: (lines: number) => void;
  readonly end: () => void;
}

const sizeText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.round(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

/**
 * Starts to show how far the reading of a file is: the share that was read, the lines, the rate, and the time
 * that is left at this rate.
 *
 * @param name the name of the file, as it is shown.
 */
export const createProgress = (
  name: string,
  { size, position }: Pick<Source, 'size' | 'position'>,
  io: Pick<CommandIo, 'now' | 'showProgress'>,
): Progress => {
  const start = io.now();
  let shownAt = start;
  const show = (lines: number): void => {
    const now = io.now();
    if (now - start < patience || now - shownAt < interval) return;
    shownAt = now;
    const read = position();
    const rate = read / (now - start);
    const left = size === null || rate === 0 ? null : (size - read) / rate;
    io.showProgress(
      [
        ...(size === null ? [] : [`${Math.floor((read / size) * 100)} %`]),
        `${lines.toLocaleString('en')} lines`,
        `${sizeText(rate * 1000)}/s`,
        ...(left === null ? [] : [`${clockText(left)} left`]),
        name,
      ].join(' · '),
    );
  };
  return { show, end: () => io.showProgress('') };
};
