import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../src/recording/recorder.ts';
import { recordingText } from '../../src/recording/recording-text.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { type FakeWorld, replayCommand } from './fake-io.ts';

const at = Date.UTC(2026, 0, 1, 14);
const event = (eventType: string, workNo = '30021', content: unknown = null) => ({
  eventType,
  workNo,
  content,
});
const line = (after: number, data: unknown) => JSON.stringify({ at: at + after, data });
const header = (facts: object = {}) => JSON.stringify({ ccbarRecording: 1, timeZone: 'UTC', ...facts });

const ready = line(0, event('AgentState_Ready'));
const rest = line(60_000, event('AgentState_SetRest_Success', '30021', { reason: '12' }));
const warned = line(120_000, event('AgentState_CancelNotReady_Success'));
const good = [header(), ready, rest].join('\n');

const run = (typed: string, files: FakeWorld['files'] = {}, world: FakeWorld = {}) =>
  replayCommand(typed.split(' '), { files, ...world });

describe('the exit status', () => {
  const bad = [good, warned].join('\n');
  const info = [good, line(120_000, event('Vendor_New'))].join('\n');
  it.each([
    { what: 'clean', text: good, typed: '', status: 0 },
    { what: 'findings, and no level to fail on', text: bad, typed: '', status: 0 },
    { what: 'a warning, failing on warnings', text: bad, typed: '--fail-on warning', status: 1 },
    { what: 'a warning, failing on infos', text: bad, typed: '--fail-on info', status: 1 },
    { what: 'a warning, failing on errors', text: bad, typed: '--fail-on error', status: 0 },
    { what: 'an info, failing on warnings', text: info, typed: '--fail-on warning', status: 0 },
    {
      what: 'a damaged line, failing on warnings',
      text: `${good}\nx`,
      typed: '--fail-on warning',
      status: 1,
    },
    {
      what: 'a warning that is not shown',
      text: bad,
      typed: '--fail-on warning --until 14:01:30',
      status: 0,
    },
    { what: 'a warning of another agent', text: bad, typed: '--fail-on warning -a 7', status: 0 },
    { what: 'nothing in it', text: '', typed: '', status: 2, wording: 'f is empty' },
    { what: 'empty lines alone', text: '\n\n', typed: '', status: 2, wording: 'holds no message' },
    {
      what: 'no JSON',
      text: '<html>\n</html>',
      typed: '',
      status: 2,
      wording: 'holds no message of a connection bar',
    },
    { what: 'JSON that is no message', text: '{"foo":1}', typed: '', status: 2, wording: 'holds no message' },
    { what: 'a header and no message', text: header(), typed: '', status: 0 },
  ])('$status for $what', async ({ text, typed, status, wording }) => {
    const ran = await run(`f ${typed}`.trim(), { f: text });
    expect(ran.status).toBe(status);
    expect(ran.messages.join('\n')).toContain(wording ?? '');
    if (wording === undefined) expect(ran.messages).toEqual([]);
  });

  it.each([
    { typed: 'missing', wording: 'Cannot read missing' },
    { typed: 'f --since tea', wording: '--since must be a time such as 14:03' },
    {
      typed: 'f --time-zone Atlantis',
      wording: "--time-zone must be a name such as Europe/Berlin, received 'Atlantis'",
    },
    { typed: 'f --rules missing', wording: 'Cannot read missing' },
    { typed: 'f --rules r', wording: 'wrap-up-limit, parameters.seconds: expected' },
  ])('2 for $typed, and names the mistake', async ({ typed, wording }) => {
    const ran = await run(typed, { f: good, r: '[{"id":"wrap-up-limit"}]' });
    expect(ran.status).toBe(2);
    expect(ran.messages.join('\n')).toContain(wording);
  });

  it('2 when one of several files cannot be used, and shows the others', async () => {
    const ran = await run('missing f', { f: good });
    expect(ran.status).toBe(2);
    expect(ran.out).toContain('idle');
  });
});

describe('NDJSON', () => {
  const linesOf = async (text: string, typed = '') =>
    (await run(`f -f ndjson ${typed}`.trim(), { f: text })).out.split('\n').filter((one) => one !== '');

  it('has one object for each line, its keys in order', async () => {
    const text = `${JSON.stringify({ at: 1_767_225_601_000, data: event('AgentState_Ready') })}\n`;
    expect(await linesOf(text)).toEqual([
      '{"line":1,"at":1767225601000,"workNo":"30021","event":"AgentState_Ready","state":"idle","certainty":"observed","outcome":"expected","findings":[]}',
    ]);
  });

  it('takes bare payloads of every shape, and several agents', async () => {
    const time = { eventGenTime: at };
    const lines = [
      JSON.stringify({ ...event('AgentState_Ready'), ...time }),
      JSON.stringify({ message: '', retcode: '0', event: { ...event('AgentState_Ready', '2'), ...time } }),
      JSON.stringify({ workNo: '30021', eventList: [{ eventType: 'AgentState_Work', content: null }] }),
      JSON.stringify(JSON.stringify(event('AgentState_SetRest_Success', '2'))),
    ];
    expect((await linesOf(lines.join('\n'))).map((one) => JSON.parse(one))).toMatchObject([
      { line: 1, at, workNo: '30021', state: 'idle' },
      { line: 2, at, workNo: '2', state: 'idle' },
      { line: 3, at, workNo: '30021', event: 'AgentState_Work', state: 'wrapUp' },
      { line: 4, at, workNo: '2', event: 'AgentState_SetRest_Success', state: 'rest' },
    ]);
  });

  it('lists rejected and damaged lines, each with its finding', async () => {
    const lines = [ready, line(1, { foo: 1 }), line(2, { foo: 2 }), line(3, { foo: 3 }), '{"at":', rest];
    const objects = (await linesOf(lines.join('\n'))).map((one) => JSON.parse(one));
    const rejected = {
      workNo: '30021',
      event: null,
      state: 'idle',
      certainty: 'observed',
      outcome: 'rejected',
    };
    const finding = { id: 'rejected-frame', level: 'warning', message: expect.stringContaining('rejected') };
    expect(objects).toEqual([
      expect.objectContaining({ line: 1, outcome: 'expected' }),
      { line: 2, at: at + 1, ...rejected, findings: [finding] },
      { line: 3, at: at + 2, ...rejected, findings: [finding] },
      { line: 4, at: at + 3, ...rejected, findings: [finding] },
      {
        line: 5,
        at: null,
        ...rejected,
        findings: [
          { id: 'damaged-line', level: 'warning', message: 'Line 5 breaks off after 6 characters; skipped.' },
        ],
      },
      expect.objectContaining({ line: 6, state: 'rest' }),
    ]);
  });

  it('describes a line with several events by its last, and lists all of them', async () => {
    const eventList = [event('AgentState_Ready'), event('AgentState_CancelRest_Success')];
    const [object] = (await linesOf(line(0, { eventList }))).map((one) => JSON.parse(one));
    expect(object).toMatchObject({ line: 1, event: 'AgentState_CancelRest_Success', outcome: 'unexpected' });
    expect(object.findings).toMatchObject([{ id: 'unexpected-transition' }]);
    expect(object.events.map((one: { event: string }) => one.event)).toEqual([
      'AgentState_Ready',
      'AgentState_CancelRest_Success',
    ]);
  });

  it('counts lines as the file does, headers and empty ones included', async () => {
    const objects = (await linesOf([header(), '', ready, '', rest].join('\r\n'))).map((one) =>
      JSON.parse(one),
    );
    expect(objects.map((one) => one.line)).toEqual([3, 5]);
  });

  it('lists interruptions and answers', async () => {
    const lines = [
      ready,
      JSON.stringify({ at, kind: 'interrupted', cause: 'reload' }),
      JSON.stringify({ at: at + 1, kind: 'restored', data: { state: 'rest' } }),
    ];
    expect((await linesOf(lines.join('\n'))).map((one) => JSON.parse(one))).toMatchObject([
      { event: 'AgentState_Ready' },
      { event: 'interrupted', state: 'idle', certainty: 'stale', findings: [{ id: 'link-interrupted' }] },
      { event: 'restored', state: 'rest', certainty: 'assumed' },
    ]);
  });

  it('gives findings about time with the line after them', async () => {
    const rules = JSON.stringify([{ id: 'wrap-up-limit', parameters: { seconds: 30 } }]);
    const text = [line(0, event('AgentState_Work')), line(60_000, event('AgentState_Ready'))].join('\n');
    const { out } = await run('f -f ndjson -r r', { f: text, r: rules });
    const [, second] = out
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(second.findings).toMatchObject([{ id: 'wrap-up-limit' }]);
  });

  it('names the file when there are several', async () => {
    const { out } = await run('a b -f ndjson', { a: ready, b: ready });
    expect(
      out
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one)),
    ).toMatchObject([
      { line: 1, file: 'a' },
      { line: 1, file: 'b' },
    ]);
  });
});

describe('CSV', () => {
  it('has a row for each interval', async () => {
    const { out } = await run('f -f csv', {
      f: [good, line(90_500, event('AgentState_Rest_Timeout'))].join('\n'),
    });
    expect(out.trim().split('\n')).toEqual([
      'workNo,state,detail,reason,callId,direction,endCause,started_at,ended_at,seconds,certainty,startedBy,endedBy',
      '30021,idle,,,,,,2026-01-01T14:00:00.000Z,2026-01-01T14:01:00.000Z,60,observed,AgentState_Ready,AgentState_SetRest_Success',
      '30021,rest,,12,,,,2026-01-01T14:01:00.000Z,2026-01-01T14:01:30.500Z,30.5,observed,AgentState_SetRest_Success,AgentState_Rest_Timeout',
      '30021,rest,overdue,12,,,,2026-01-01T14:01:30.500Z,2026-01-01T14:01:30.500Z,0,observed,AgentState_Rest_Timeout,',
    ]);
  });

  it('holds no formulas and no broken rows, whatever a bar sends', async () => {
    const evil = '=HYPERLINK("http://x"),\n1';
    const lines = [line(0, event('AgentState_Ready', evil)), line(1000, event('AgentState_Work', evil))];
    const { out } = await run('f -f csv', { f: lines.join('\n') });
    expect(out.trim().split('\n').slice(1).join('\n')).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\),\n1",idle/);
  });

  it('is only a head without intervals, and writes remarks to the other stream', async () => {
    const ran = await run('f -f csv', { f: `${header()}\nbroken` });
    expect(ran.out).toBe(
      'workNo,state,detail,reason,callId,direction,endCause,started_at,ended_at,seconds,certainty,startedBy,endedBy\n',
    );
    expect(ran.messages).toEqual(['f: Line 2 is not JSON, but text of 6 characters; skipped.']);
  });
});

describe('the timeline', () => {
  const call = framesOf('hold-and-retrieve');

  it('describes a call as a person would', async () => {
    const recorder = createRecorder(null);
    for (const frame of call) recorder.record(frame);
    const { out } = await run('f --time-zone UTC', { f: recordingText(recorder, { at: 0 }) });
    expect(out).toMatchInlineSnapshot(`
      "Thu 1 Jan 2026, UTC
      agent#1   08:00:00      0:00  signedOut
      agent#1   08:00:00      0:00  idle
      agent#1   08:00:00      0:04  ringing    inbound · party#1 · 1767254400-1
      agent#1   08:00:04      0:30  talking    inbound · party#1 · 1767254400-1
      agent#1   08:00:34      0:20  talking    held · inbound · party#1 · 1767254400-1
      agent#1   08:00:54      0:30  talking    inbound · party#1 · 1767254400-1
      agent#1   08:01:24      0:40  wrapUp
      agent#1   08:02:04      0:00  idle

      agent    signed in  occupancy  handled   aht  talk  hold  wrap-up  missed  rejected  abandoned  rest  overdue
      agent#1       2:04      100 %        1  2:00  1:00  0:20     0:40       0         0          0  0:00     0:00

      No findings.
      "
    `);
  });

  it('shows findings under the stretch they fall into, and counts them at the end', async () => {
    const { out } = await run('f', {
      f: [good, warned, line(180_000, event('AgentState_Ready'))].join('\n'),
    });
    expect(out).toMatchInlineSnapshot(`
      "Thu 1 Jan 2026, UTC
      30021     14:00:00      1:00  idle
      30021     14:01:00      1:00  rest       cause 12
      30021     14:02:00      1:00  idle
                 ! 14:02:00  Unexpected AgentState_CancelNotReady_Success while rest. Expected: AgentState_SetRest_Success, AgentState_Rest_Timeout, AgentState_CancelRest_Success, AgentState_Ready, … The state is now idle. [unexpected-transition]

      agent  signed in  occupancy  handled  aht  talk  hold  wrap-up  missed  rejected  abandoned  rest  overdue
      30021       3:00        0 %        0    –     –     –        –       0         0          0  1:00     0:00

      Findings: 1 unexpected-transition.
      "
    `);
  });

  it('names day and zone, and each new day', async () => {
    const { out } = await run('f --time-zone Asia/Tokyo', {
      f: [good, line(3_600_000, event('AgentState_Ready')), line(4e6, event('AgentState_Work'))].join('\n'),
    });
    expect(out).toContain('Thu 1 Jan 2026, Asia/Tokyo\n30021     23:00:00');
    expect(out).toContain('Fri 2 Jan 2026, Asia/Tokyo\n30021     00:00:00');
  });

  it('is coloured for a terminal, and plain into a file', async () => {
    const world = { isTerminal: true, isColoured: true };
    expect((await run('f', { f: good }, world)).out).toContain('\u001b[32midle');
    expect((await run('f', { f: good }, { isTerminal: true })).out).not.toContain('\u001b');
    expect((await run('f -o t', { f: good }, world)).files['t']).not.toContain('\u001b');
  });

  it('lets nothing in a recording move the cursor', async () => {
    const evil = '\u001b[2J\u202e\r7';
    const { out } = await run('f', {
      f: [line(0, event('AgentState_Ready', evil)), line(1e3, event('X\u001b', evil))].join('\n'),
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(out.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

describe('the report', () => {
  it('takes nothing that a bar sends for markup or script', async () => {
    const evil = `</script><img src=x onerror=alert(1)>"'`;
    const lines = [
      line(0, event('AgentState_Ready', evil)),
      line(1000, event('AgentState_SetRest_Success', evil, { reason: evil })),
      line(2000, event('AgentEvent_Talking', evil, { callid: evil, caller: evil })),
      line(3000, event('AgentState_Ready', evil)),
    ];
    const { out } = await run(`f -f html`, { f: lines.join('\n') });
    expect(out).not.toContain('<img src=x');
    // A value that is no agent's number is personal, and a report masks it.
    expect(out).not.toContain('alert(1)');
    expect(out.match(/<script>/g)).toHaveLength(1);
  });

  it('asks the browser to load nothing, and names nothing to load', async () => {
    const { out } = await run('f -f html', { f: good });
    expect(out).toContain("default-src 'none'");
    expect(out.replace(/http:\/\/www\.w3\.org\/\S+/g, '')).not.toMatch(/https?:\/\/|url\(|@import|<link/);
  });

  it('states so when there is nothing to report', async () => {
    expect((await run('f -f html', { f: header() })).out).toContain('Nothing to report');
  });
});

describe('what is shown', () => {
  const long = [
    header(),
    ready,
    rest,
    line(120_000, event('AgentState_CancelRest_Success')),
    line(180_000, event('AgentState_Work')),
  ];
  const shown = async (typed: string) => {
    const { out } = await run(`f -f csv ${typed}`.trim(), { f: long.join('\n') });
    return out
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','))
      .map(
        ([, state, , , , , , from, to, , , , endedBy]) =>
          `${state} ${from?.slice(14, 19)} ${to?.slice(14, 19)} ${endedBy}`,
      );
  };

  it.each([
    {
      typed: '',
      rows: [
        'idle 00:00 01:00 AgentState_SetRest_Success',
        'rest 01:00 02:00 AgentState_CancelRest_Success',
        'idle 02:00 03:00 AgentState_Work',
        'wrapUp 03:00 03:00 ',
      ],
    },
    {
      typed: '--since 14:01:30',
      rows: [
        'rest 01:30 02:00 AgentState_CancelRest_Success',
        'idle 02:00 03:00 AgentState_Work',
        'wrapUp 03:00 03:00 ',
      ],
    },
    { typed: '--until 14:01:30', rows: ['idle 00:00 01:00 AgentState_SetRest_Success', 'rest 01:00 01:30 '] },
    {
      typed: '--since 2026-01-01T14:01:00Z --until 14:02',
      rows: ['rest 01:00 02:00 AgentState_CancelRest_Success'],
    },
    {
      typed: '--since 15:01:30 --time-zone Europe/Berlin',
      rows: [
        'rest 01:30 02:00 AgentState_CancelRest_Success',
        'idle 02:00 03:00 AgentState_Work',
        'wrapUp 03:00 03:00 ',
      ],
    },
    { typed: '-a 9', rows: [] },
  ])('$typed', async ({ typed, rows }) => {
    expect(await shown(typed)).toEqual(rows);
  });
});

describe('reading', () => {
  it('is the same in pieces of any size', async () => {
    const text = `${[good, line(90_000, event('AgentState_Rest_Timeout', 'ü✓'))].join('\r\n')}`;
    const whole = (await run('f', { f: text })).out;
    for (const piece of [1, 2, 3, 7, 64]) expect((await run('f', { f: text }, { piece })).out).toBe(whole);
  });

  it('takes UTF-16, as a Windows shell writes it', async () => {
    const bytes = new Uint8Array(Buffer.from(`\uFEFF${good}`, 'utf16le'));
    expect((await run('f', { f: bytes })).out).toBe((await run('f', { f: good })).out);
  });

  it('survives a line without end', async () => {
    const endless = 'x'.repeat(18_000_000);
    const { status, out } = await run('f -f ndjson', { f: `${ready}\n${endless}\n${rest}` });
    expect(status).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one).outcome),
    ).toEqual(['expected', 'rejected', 'expected']);
  });

  it('shows progress on long work only where somebody sits', async () => {
    const files = { f: good };
    expect((await run('f -f html', files, { isTerminal: true, piece: 20 })).progress).toContainEqual(
      expect.stringMatching(/^100 % · 1 lines · \d+ KB\/s · 0:00 left · f$/),
    );
    expect((await run('f -f html', files, { piece: 20 })).progress.filter((text) => text !== '')).toEqual([]);
  });

  it('gunzips nothing itself: that is the matter of whoever opens files', async () => {
    expect((await run('f', { f: gzipSync(good) })).status).toBe(2);
  });
});

describe('output to a file', () => {
  it('is made even of nothing', async () => {
    expect((await run('f -f ndjson -o o', { f: header() })).files).toEqual({ o: '' });
  });
});
