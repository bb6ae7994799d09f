/** The most that an entry may weigh, in bytes after gzip. */
export interface SizeBudget {
  /** As in `exports` of package.json. */
  readonly subpath: string;
  /** The source behind it, from the top of the repository. */
  readonly entry: string;
  /** The names that are imported from it; everything when left out. */
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
    own: 24_900,
    withPeers: 49_700,
  },
  { subpath: '.', entry: 'src/index.ts', own: 44_200, withPeers: 70_200 },
  { subpath: './machines', entry: 'machines/index.ts', own: 7_900, withPeers: 26_600 },
  { subpath: './protocol', entry: 'src/protocol/index.ts', own: 23_400, withPeers: 23_400 },
  { subpath: './simulator', entry: 'src/simulator/index.ts', own: 17_800, withPeers: 24_100 },
  { subpath: './inspect', entry: 'src/inspect/index.ts', own: 68_200, withPeers: 89_000 },
  { subpath: './tabs', entry: 'src/tabs/index.ts', own: 5_600, withPeers: 13_400 },
  { subpath: './react', entry: 'src/react/index.ts', own: 1_500, withPeers: 9_300 },
  { subpath: './vue', entry: 'src/vue/index.ts', own: 1_500, withPeers: 9_300 },
  { subpath: './replay', entry: 'src/replay/index.ts', own: 31_800, withPeers: 53_300 },
  { subpath: './fleet', entry: 'src/fleet/index.ts', own: 36_000, withPeers: 53_000 },
  { subpath: './fleet/page', entry: 'src/fleet/page/index.ts', own: 7_400, withPeers: 12_400 },
  { subpath: './fleet/http', entry: 'src/fleet/http/index.ts', own: 12_300, withPeers: 14_500 },
  { subpath: './fleet/jetstream', entry: 'src/fleet/jetstream/index.ts', own: 4_500, withPeers: 4_500 },
];
