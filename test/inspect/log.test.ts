import { describe, expect, it } from 'vitest';
import { recordsOfRecording } from '../../src/inspect/records/records-of-recording.ts';
import { showLines } from '../../src/inspect/render/log-list.ts';
import { columnsOf, showBand } from '../../src/inspect/render/show-band.ts';
import { changesBetween } from '../../src/inspect/session/changes.ts';
import { createLog } from '../../src/inspect/session/log.ts';
import { wrappedLines } from '../../src/inspect/session/log-rows.ts';
import { readSession, writeSession } from '../../src/inspect/session/session-file.ts';
import { firstUi, type Stride, stepFrom } from '../../src/inspect/session/ui.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';

const startAt = Date.UTC(2026, 0, 1, 8);
const event = (eventType: string, index: number, content: unknown = null) => {
  const at = startAt + index * 1000;
  return messageFrame(encodeEvent({ eventType, workNo: '30021', eventGenTime: at, content }), { at });
};
const { records } = recordsOfRecording([
  event('AgentState_Ready', 0),
  event('AgentState_Ready', 1),
  event('AgentState_SetRest_Success', 2, { reason: 2 }),
  event('AgentState_CancelRest_Success', 3),
  event('AgentState_CancelRest_Success', 4),
  event('AgentEvent_Talking', 5, { callid: '1-1', caller: '13912345678' }),
]);
const filled = (limit = 100) => {
  const log = createLog(limit);
  log.add(records);
  return log;
};

describe('the log', () => {
  it.each([
    { filter: 'all', query: '', seqs: [1, 2, 3, 4, 5, 6, 7] },
    { filter: 'moves', query: '', seqs: [2, 4, 5, 7] },
    { filter: 'findings', query: '', seqs: [6, 7] },
    { filter: 'all', query: 'state_ready', seqs: [2, 3] },
    { filter: 'all', query: 'READY outcome:repeated', seqs: [3] },
    { filter: 'all', query: 'state:rest', seqs: [4] },
    { filter: 'all', query: 'cancelrest -level:warning', seqs: [5] },
    { filter: 'moves', query: 'rule:unexpected', seqs: [7] },
    { filter: 'all', query: '13912345678', seqs: [] },
  ] as const)('shows $filter "$query"', ({ filter, query, seqs }) => {
    const log = filled();
    log.show(filter, query);
    expect([...new Set(log.rows().map(({ record }) => record.seq))]).toEqual(seqs);
  });

  it('has a line for each finding, and counts', () => {
    const log = filled();
    expect(log.rows().filter(({ kind }) => kind === 'finding')).toHaveLength(2);
    expect(log.counts()).toEqual({ all: 7, moves: 4, findings: 2 });
  });

  it('wraps a long finding over several lines, and draws it as a whole', () => {
    const log = filled();
    const linesAt = (columns: number) => {
      log.wrapAt(columns);
      return log.rows().flatMap((row) => (row.kind === 'finding' ? [row.lines] : []));
    };
    expect(linesAt(1000)).toEqual([1, 1]);
    const wrapped = linesAt(60);
    expect(Math.min(...wrapped)).toBeGreaterThan(1);
    const rows = log.rows();
    const seqs = [...new Set(rows.map(({ record }) => record.seq))];
    expect(seqs.map((seq) => rows[log.rowOf(seq)]?.kind)).toEqual(seqs.map(() => 'record'));
    // However the window cuts it, the lines drawn and the space around them are as high as all lines.
    for (let top = 0; top < rows.length * 30; top += 30) {
      const shown = showLines(rows, { top, height: 30 }, firstUi, null);
      const heights = shown.map(({ tag, attributes }) =>
        tag === 'svg'
          ? Number(attributes['height'])
          : 30 * Number(/lines-(\d)/.exec(String(attributes['class']))?.[1] ?? 1),
      );
      expect(heights.reduce((sum, height) => sum + height, 0)).toBe(rows.length * 30);
    }
  });

  it.each([
    ['one two three', 13, 1],
    ['one two three', 12, 2],
    ['one two three', 5, 3],
    ['AgentState_CancelNotReady_Success', 20, 2],
    ['', 10, 1],
  ])('wraps "%s" at %i characters into %i lines', (text, columns, lines) => {
    expect(wrappedLines(text, columns)).toBe(lines);
  });

  it('names the event of the newest warning until the next one', () => {
    const log = filled();
    const namesAt = (seq: number) => log.warnedWays(seq).map(({ newest }) => newest);
    const seqs = log.records().flatMap(({ seq, outcome }) => (outcome === 'unexpected' ? [seq] : []));
    const [first = 0, second = 0] = seqs;
    expect(seqs).toHaveLength(2);
    expect(namesAt(first - 1)).toEqual([undefined, undefined]);
    expect(namesAt(first)[0]).toBe(log.records()[log.indexOf(first)]?.type);
    expect(namesAt(second - 1)).toEqual(namesAt(first));
    expect(namesAt(second)[0]).toBe(log.records()[log.indexOf(second)]?.type);
    expect(log.warnedWays(second).every(({ count }) => count === 1)).toBe(true);
  });

  it('holds the newest, and what is shown of them', () => {
    const log = createLog(10);
    log.show('moves', '');
    const many = recordsOfRecording(framesOf('hold-and-retrieve')).records;
    for (let round = 0; round < 5; round += 1) {
      log.add(many.map((record) => ({ ...record, kind: 'step', seq: record.seq + round * 1000 })));
    }
    expect(log.records().length).toBeLessThanOrEqual(11);
    expect(log.counts().all).toBe(log.records().length);
    expect(log.rows().every(({ record }) => log.indexOf(record.seq) >= 0)).toBe(true);
    expect(log.records().at(-1)?.seq).toBe((many.at(-1)?.seq ?? 0) + 4000);
    expect(log.indexOf(1)).toBe(-1);
  });

  it('passes over what it knows, and begins anew with a new beginning', () => {
    const log = filled();
    log.add(records.slice(2, 4));
    expect(log.counts().all).toBe(7);
    log.add(records.slice(0, 2));
    expect(log.counts().all).toBe(2);
  });

  it.each([
    { from: null, stride: 'back', to: 6 },
    { from: null, stride: 'first', to: 1 },
    { from: 1, stride: 'back', to: 1 },
    { from: 3, stride: 'on', to: 4 },
    { from: 3, stride: 'findingOn', to: 6 },
    { from: 3, stride: 'findingBack', to: 3 },
    { from: 7, stride: 'findingBack', to: 6 },
    { from: 7, stride: 'on', to: 7 },
    { from: 2, stride: 'last', to: 7 },
  ] as const)('leads from $from by $stride to $to', ({ from, stride, to }) => {
    expect(stepFrom(filled(), { ...firstUi, selected: from }, stride as Stride)).toBe(to);
  });
});

describe('changes', () => {
  it('name what differs between two records', () => {
    const [, , , rest, back] = records;
    if (rest === undefined || back === undefined) throw new Error('no records');
    expect(changesBetween(rest.situation, back.situation)).toEqual([
      { path: 'state', before: 'rest', after: 'idle' },
      { path: 'since', before: startAt + 2000, after: startAt + 3000 },
      { path: 'reason', before: 2, after: null },
    ]);
    expect(changesBetween(rest.situation, rest.situation)).toEqual([]);
  });
});

describe('a file', () => {
  it('of a saved session gives the same records', () => {
    expect(readSession(writeSession(records, 0))).toMatchObject({ kind: 'session', records, skipped: 0 });
  });

  it.each([
    { name: 'nothing', text: '', records: 0, skipped: 0 },
    {
      name: 'a recording',
      text: '{"ccbarRecording":1,"door":"window","origin":""}\n{"at":1,"data":{"eventType":"AgentState_Ready"}}',
      records: 2,
      skipped: 0,
    },
    {
      name: 'bare messages',
      text: '{"eventType":"AgentState_Ready"}\n{"eventType":"AgentState_Work"}',
      records: 3,
      skipped: 0,
    },
    {
      name: 'a cut line',
      text: '{"at":1,"data":{"eventType":"AgentState_Ready"}}\n{"at":2,"da',
      records: 2,
      skipped: 1,
    },
    {
      name: 'a session with a damaged line',
      text: `${writeSession(records, 0)}{"seq":1}\n`,
      records: 7,
      skipped: 1,
    },
  ])('with $name is read as far as it goes', ({ text, records: count, skipped: left }) => {
    const { records: read, skipped } = readSession(text);
    expect([read.length, skipped]).toEqual([count, left]);
  });

  it('of an unmasked recording is masked', () => {
    const text =
      '{"at":1,"data":{"eventType":"AgentEvent_Talking","content":{"callid":"1-1","caller":"13912345678"}}}';
    const { records: read } = readSession(text);
    expect(JSON.stringify(read)).toContain('party#1');
    expect(JSON.stringify(read)).not.toContain('13912345678');
  });
});

it('the band has as many columns as it needs, and no more than can be seen', () => {
  expect([0, 1, 7, 400, 10_000].map(columnsOf)).toEqual([1, 1, 7, 400, 400]);
  const band = showBand(records, 3, -1);
  expect(JSON.stringify(band).match(/"key":"warning"/g)).toHaveLength(1);
  expect(band.attributes).toMatchObject({ role: 'slider', 'aria-valuenow': 4 });
  expect(JSON.stringify(band)).not.toContain('NaN');
});
