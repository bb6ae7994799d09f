import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { bundleSize, PEERS } from '../../tools/bundle-size.ts';
import { sizeBudgets } from '../../tools/size-budgets.ts';

/** `./dist/src/protocol/index.js` was made from `src/protocol/index.ts`. */
function sourceOf(target: string): string {
  return target.replace('./dist/', '').replace(/\.js$/, '.ts');
}

describe('size', () => {
  it.each(sizeBudgets)(
    '$subpath $names stays within its limits',
    async ({ entry, names, own, withPeers }) => {
      expect((await bundleSize(entry, { external: PEERS, names })).gzip, 'own code').toBeLessThanOrEqual(own);
      expect((await bundleSize(entry, { external: [], names })).gzip, 'with peers').toBeLessThanOrEqual(
        withPeers,
      );
    },
  );

  it('every public subpath has a limit', () => {
    const published = Object.entries(packageJson.exports)
      .map(([subpath, target]) => ({ subpath, entry: sourceOf(target) }))
      .filter(({ entry }) => entry.endsWith('.ts') && existsSync(entry));
    const limited = sizeBudgets.map(({ subpath, entry }) => ({ subpath, entry }));
    expect(limited, 'rows of tools/size-budgets.ts').toEqual(expect.arrayContaining(published));
  });
});
