import { asapScheduler, type SchedulerLike } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { positionsText, readPositions } from '../../src/fleet/positions.ts';
import { pushLines } from '../../src/fleet/push-lines.ts';

/** A clock on which every wait is over at once; it notes how long they were. */
const hurried = () => {
  const waits: number[] = [];
  const clock: SchedulerLike = {
    now: () => 0,
    schedule: (work, delay = 0, state) => {
      waits.push(delay);
      return asapScheduler.schedule(work as never, 0, state);
    },
  };
  return { waits, clock };
};

const none = Number.NaN;

describe('pushing lines', () => {
  it.each([
    { name: 'taken at once', statuses: [204], result: { kind: 'taken' }, waits: [] },
    {
      name: 'taken after a while',
      statuses: [503, none, 429, 200],
      result: { kind: 'taken' },
      waits: [1000, 2000, 4000],
    },
    { name: 'refused', statuses: [401], result: { kind: 'refused', status: 401 }, waits: [] },
    { name: 'refused later', statuses: [500, 404], result: { kind: 'refused', status: 404 }, waits: [1000] },
    {
      name: 'given up, after at most a minute between two attempts',
      statuses: new Array(8).fill(503),
      result: { kind: 'gaveUp', attempts: 8, status: 503 },
      waits: [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000],
    },
  ])('is $name', async ({ statuses, result, waits }) => {
    const hurry = hurried();
    const keys: string[] = [];
    const send = async ({ key }: { readonly key: string }) => {
      keys.push(key);
      const status = statuses[keys.length - 1] ?? 0;
      if (Number.isNaN(status)) throw new Error('There is no answer.');
      return status;
    };
    const options = { send, clock: hurry.clock, signal: new AbortController().signal };
    expect(await pushLines({ key: '0:1', lines: ['{}'] }, options)).toEqual(result);
    expect(hurry.waits).toEqual(waits);
    expect(keys).toEqual(statuses.map(() => '0:1'));
  });

  it('stops between two attempts', async () => {
    const stop = new AbortController();
    const send = async () => {
      stop.abort();
      return 503;
    };
    expect(await pushLines({ key: '', lines: [] }, { send, signal: stop.signal })).toEqual({
      kind: 'stopped',
    });
  });
});

describe('positions as text', () => {
  it('are read as they were written', () => {
    const positions = new Map([
      [3, 204],
      [0, 17],
    ]);
    expect(positionsText(positions)).toBe('0:17,3:204');
    expect(readPositions('0:17,3:204\n', 4)).toEqual(positions);
    expect(readPositions('', 4)).toEqual(new Map());
  });

  it.each(['0', '0:', ':1', '0:-1', '4:1', '0:1,0:2', '0:1;1:2', '0:1e3', '0x1:1'])('refuses %j', (text) => {
    expect(readPositions(text, 4)).toBeNull();
  });
});
