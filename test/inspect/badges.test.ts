import { describe, expect, it } from 'vitest';
import { toText } from '../../src/chart/markup.ts';
import { badgesOf } from '../../src/inspect/render/words.ts';

describe('the badges beside a state', () => {
  it.each([
    [{ certainty: 'observed', muted: false, phone: null }, []],
    [{ certainty: 'stale', muted: false, phone: null }, ['stale']],
    [{ certainty: 'observed', muted: true, phone: 'online' }, ['muted', 'phone online']],
    [{ certainty: 'observed', muted: false, phone: 'offline' }, ['phone offline']],
  ] as const)('%j has %j', (situation, words) => {
    const badges = badgesOf(situation).map((badge) => toText(badge).replace(/<[^>]*>/g, ''));
    expect(badges).toEqual(words);
  });
});
