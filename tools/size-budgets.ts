/** The most that an entry may weigh, in bytes after gzip. */
export interface SizeBudget {
  /** As in `exports` of package.json. */
  readonly subpath: string;
  /** The source behind it, from the top of the repository. */
  readonly entry: string;
  /** What is imported from it; everything when left out. */
  readonly names?: readonly string[];
  /** The code of this package alone. */
  readonly own: number;
  /** With what it uses of rxjs and xstate. */
  readonly withPeers: number;
}

/**
 * One row for each public subpath, and first what the main job costs. That row has the limits this package
 * promises; the others may weigh a tenth more than they did when the row was last set.
 */
export const sizeBudgets: readonly SizeBudget[] = [
  {
    subpath: '.',
    names: ['connectionBar', 'createAgent'],
    entry: 'src/index.ts',
    own: 19_200,
    withPeers: 38_300,
  },
  { subpath: '.', entry: 'src/index.ts', own: 34_000, withPeers: 54_000 },
  { subpath: './machines', entry: 'machines/index.ts', own: 6_100, withPeers: 20_500 },
  { subpath: './protocol', entry: 'src/protocol/index.ts', own: 18_000, withPeers: 18_000 },
  { subpath: './simulator', entry: 'src/simulator/index.ts', own: 13_700, withPeers: 18_600 },
  { subpath: './inspect', entry: 'src/inspect/index.ts', own: 52_500, withPeers: 68_500 },
  { subpath: './react', entry: 'src/react/index.ts', own: 1_228, withPeers: 7_200 },
  { subpath: './vue', entry: 'src/vue/index.ts', own: 1_228, withPeers: 7_200 },
  { subpath: './replay', entry: 'src/replay/index.ts', own: 24_500, withPeers: 41_000 },
  { subpath: './fleet', entry: 'src/fleet/index.ts', own: 2_000, withPeers: 2_000 },
  { subpath: './fleet/jetstream', entry: 'src/fleet/jetstream/index.ts', own: 3_500, withPeers: 3_500 },
];
