import { describe, expect, it } from 'vitest';
import { bundleSize, PEERS } from '../../tools/bundle-size.ts';
import { publicEntries } from '../../tools/public-entries.ts';
import { sizeBudgets } from '../../tools/size-budgets.ts';

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
    const published = publicEntries.map(({ subpath, source }) => ({ subpath, entry: source }));
    const limited = sizeBudgets.map(({ subpath, entry }) => ({ subpath, entry }));
    expect(limited, 'rows of tools/size-budgets.ts').toEqual(expect.arrayContaining(published));
  });
});
