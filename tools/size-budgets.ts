/** The most that an entry may weigh, in bytes after gzip. */
export interface SizeBudget {
  /** As in `exports` of package.json. */
  readonly subpath: string;
  /** The source behind it, from the top of the repository. */
  readonly entry: string;
  /** The code of this package alone. */
  readonly own: number;
  /** With what it uses of rxjs and xstate. */
  readonly withPeers: number;
}

/**
 * One row for each public subpath whose source exists. `.` has the limits this package promises;
 * the others may weigh a tenth more than they did when the row was last set.
 */
export const sizeBudgets: readonly SizeBudget[] = [
  { subpath: '.', entry: 'src/index.ts', own: 12_288, withPeers: 32_768 },
  { subpath: './machines', entry: 'machines/index.ts', own: 3_800, withPeers: 17_600 },
  { subpath: './protocol', entry: 'src/protocol/index.ts', own: 6_200, withPeers: 6_200 },
  { subpath: './simulator', entry: 'src/simulator/index.ts', own: 11_900, withPeers: 16_600 },
];
