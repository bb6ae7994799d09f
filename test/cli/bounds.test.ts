import { describe, expect, it } from 'vitest';
import { createStartOrder } from '../../src/cli/formats/start-order.ts';
import { replayCommand } from './fake-io.ts';

const event = (eventType: string, workNo: string, eventGenTime?: number) => ({
  event: { eventType, workNo, content: null, ...(eventGenTime !== undefined && { eventGenTime }) },
});
const line = (at: number, eventType: string, workNo = '1', time?: number) =>
  JSON.stringify({ at, data: event(eventType, workNo, time) });

describe('a report is small whatever its times are', () => {
  it.each([
    { what: 'from the epoch to the end of time', times: [0, 1, 8_640_000_000_000_000] },
    {
      what: 'one event in the far future',
      times: [1_770_000_000_000, 100_000_000_000_000, 1_770_000_060_000],
    },
    { what: 'a thousand years', times: [0, 31_536_000_000_000, 31_536_000_060_000] },
    { what: 'a single moment', times: [5, 5, 5] },
  ])('$what', async ({ times }) => {
    const ids = ['AgentState_Ready', 'AgentState_Work', 'AgentState_Ready'];
    const f = times
      .map((at, index) => line(at, ids[index] ?? '', '1', index === 1 ? at : undefined))
      .join('\n');
    const { status, out } = await replayCommand(['f', '-f', 'html'], { files: { f } });
    expect(status).toBe(0);
    expect(out.length).toBeLessThan(100_000);
    expect(out.match(/<span style="left:/g)?.length ?? 0).toBeLessThanOrEqual(14);
  });
});

describe('a timeline of several agents', () => {
  it('is in the order in which the stretches began', async () => {
    const f = [
      line(0, 'AgentState_Ready', '1'),
      line(1000, 'AgentState_Ready', '2'),
      line(61_000, 'AgentState_Work', '2'),
      line(121_000, 'AgentState_Ready', '2'),
      line(600_000, 'AgentState_Work', '1'),
    ].join('\n');
    const { out } = await replayCommand(['f', '--time-zone', 'UTC'], { files: { f } });
    const rows = out.split('\n').filter((row) => /^\d {9}\d/.test(row));
    expect(rows.map((row) => row.replace(/ +/g, ' '))).toEqual([
      '1 00:00:00 10:00 idle',
      '2 00:00:01 1:00 idle',
      '2 00:01:01 1:00 wrapUp',
      '2 00:02:01 7:59 idle',
      '1 00:10:00 0:00 wrapUp',
    ]);
  });

  it('is in that order with --since in the middle of a stretch', async () => {
    const f = [
      line(0, 'AgentState_Ready', '1'),
      line(1000, 'AgentState_Ready', '2'),
      line(61_000, 'AgentState_Work', '2'),
      line(121_000, 'AgentState_Ready', '2'),
      line(600_000, 'AgentState_Work', '1'),
    ].join('\n');
    const { out } = await replayCommand(['f', '--time-zone', 'UTC', '--since', '00:01:30'], { files: { f } });
    const times = out.split('\n').flatMap((row) => /^\d {9}(\d\d:\d\d:\d\d)/.exec(row)?.[1] ?? []);
    expect(times).toEqual(['00:01:30', '00:01:30', '00:02:01', '00:10:00']);
  });

  it('cuts a long stretch rather than let everything wait for it, and stays in order', () => {
    const rows: [number, string][] = [];
    let held = 0;
    let mostHeld = 0;
    const order = createStartOrder(
      (from, text) => {
        rows.push([from, text]);
        held -= 1;
      },
      (run, from, to) => {
        held += 1;
        return `${run} goes on from ${from} to ${to}`;
      },
    );
    order.begin(1, 0);
    order.begin(2, 0);
    for (let at = 1; at <= 100_000; at++) {
      const from = (at - 1) * 1000;
      held += 1;
      mostHeld = Math.max(mostHeld, held);
      order.add(from, 'short');
      order.begin(2, at * 1000);
      order.release(at * 1000);
    }
    order.end();
    expect(mostHeld).toBeLessThan(20_100);
    const starts = rows.map(([from]) => from);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const cut = rows.filter(([, text]) => text !== 'short').map(([, text]) => text);
    expect(cut.length).toBeGreaterThan(2);
    expect(cut[0]).toMatch(/^1 goes on from 0 to /);
  });
});

describe('--since and --until without a date', () => {
  const at = (text: string) => Date.parse(`2026-01-0${text}Z`);
  const night = [
    line(at('1T22:00'), 'AgentState_Ready'),
    line(at('1T23:50'), 'AgentState_Work'),
    line(at('2T00:00'), 'AgentState_Ready'),
    line(at('2T00:30'), 'AgentState_Work'),
    line(at('2T06:00'), 'AgentState_Ready'),
  ].join('\n');
  const rowsOf = async (typed: string) => {
    const { status, out, messages } = await replayCommand(
      ['f', '-f', 'csv', '--time-zone', 'UTC', ...typed.split(' ')],
      { files: { f: night } },
    );
    const rows = out
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    return {
      status,
      messages,
      rows: rows.map((row) => `${row[1]} ${row[7]?.slice(8, 16)} ${row[8]?.slice(8, 16)}`),
    };
  };

  it.each([
    {
      typed: '--since 23:55 --until 00:09',
      rows: ['wrapUp 01T23:55 02T00:00', 'idle 02T00:00 02T00:09'],
    },
    { typed: '--until 00:00', rows: ['idle 01T22:00 01T23:50', 'wrapUp 01T23:50 02T00:00'] },
    { typed: '--since 05:00', rows: ['wrapUp 02T05:00 02T06:00', 'idle 02T06:00 02T06:00'] },
    { typed: '--since 00:10 --until 00:20', rows: ['idle 02T00:10 02T00:20'] },
    { typed: '--since 22:10 --until 22:20', rows: ['idle 01T22:10 01T22:20'] },
  ])('$typed', async ({ typed, rows }) => {
    expect(await rowsOf(typed)).toEqual({ status: 0, messages: [], rows });
  });

  it('give the reason when they choose nothing', async () => {
    const { status, messages, rows } = await rowsOf('--since 2026-01-03T08:00');
    expect({ status, rows }).toEqual({ status: 2, rows: [] });
    expect(messages).toEqual([
      'Nothing was recorded since 2026-01-03 08:00:00. The recording spans 2026-01-01 22:00:00 to 2026-01-02 06:00:00, UTC.',
    ]);
  });
});

describe('CSV is safe for spreadsheets and databases', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(1)', '＝1', '＋1', '－1', '＠x', '\t=1', ' =1', '\n=1', '\u0000=1'])(
    'a cell that begins like %j is text',
    async (workNo) => {
      const { out } = await replayCommand(['f', '-f', 'csv'], {
        files: { f: [line(0, 'AgentState_Ready', workNo), line(1, 'AgentState_Work', workNo)].join('\n') },
      });
      const cell = out.slice(out.indexOf('\n') + 1);
      expect(cell).toMatch(/^(?:"?'|[^\s"=+\-@＝＋－＠])/);
    },
  );

  it('has no keyword of SQL as the name of a column', async () => {
    const { out } = await replayCommand(['f', '-f', 'csv'], { files: { f: line(0, 'AgentState_Ready') } });
    const names = (out.split('\n')[0] ?? '').split(',').map((name) => name.toUpperCase());
    const keywords = [
      'FROM',
      'TO',
      'START',
      'END',
      'BEGIN',
      'SECOND',
      'TIME',
      'TIMESTAMP',
      'CALL',
      'ORDER',
      'BY',
    ];
    expect(names.filter((name) => keywords.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['STARTED_AT', 'ENDED_AT']));
  });
});
