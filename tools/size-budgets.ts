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
    own: 24_300,
    withPeers: 43_000,
  },
  { subpath: '.', entry: 'src/index.ts', own: 42_000, withPeers: 63_000 },
  { subpath: './machines', entry: 'machines/index.ts', own: 6_900, withPeers: 19_700 },
  { subpath: './protocol', entry: 'src/protocol/index.ts', own: 20_200, withPeers: 20_200 },
  { subpath: './simulator', entry: 'src/simulator/index.ts', own: 15_000, withPeers: 19_600 },
  { subpath: './inspect', entry: 'src/inspect/index.ts', own: 66_000, withPeers: 82_700 },
  { subpath: './tabs', entry: 'src/tabs/index.ts', own: 7_600, withPeers: 15_000 },
  { subpath: './react', entry: 'src/react/index.ts', own: 1_150, withPeers: 7_100 },
  { subpath: './vue', entry: 'src/vue/index.ts', own: 1_100, withPeers: 7_100 },
  { subpath: './replay', entry: 'src/replay/index.ts', own: 29_000, withPeers: 44_800 },
  { subpath: './fleet', entry: 'src/fleet/index.ts', own: 35_300, withPeers: 50_400 },
  { subpath: './fleet/page', entry: 'src/fleet/page/index.ts', own: 8_000, withPeers: 12_300 },
  { subpath: './fleet/http', entry: 'src/fleet/http/index.ts', own: 12_300, withPeers: 14_500 },
  { subpath: './fleet/jetstream', entry: 'src/fleet/jetstream/index.ts', own: 2_900, withPeers: 2_900 },
];

/** The most that each script file for pages without a bundler may weigh, its peers inside, in bytes after gzip. */
export const scriptBudgets: { readonly [file: string]: number } = {
  // The guide promises 48 KB.
  'ccbar-agent.global.js': 49_152,
  'ccbar-agent-rules.global.js': 7_900,
  'ccbar-agent-recording.global.js': 8_200,
  'ccbar-agent.module.js': 63_000,
};
