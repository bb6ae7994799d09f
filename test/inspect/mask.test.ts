import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { toText } from '../../src/chart/markup.ts';
import { statechartMermaid } from '../../src/chart/statechart-mermaid.ts';
import { createAgent } from '../../src/create-agent.ts';
import { createRecordMasker } from '../../src/inspect/records/mask.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import { createMemo } from '../../src/inspect/render/memoize.ts';
import { showPage } from '../../src/inspect/render/show-page.ts';
import { createLog } from '../../src/inspect/session/log.ts';
import { writeSession } from '../../src/inspect/session/session-file.ts';
import { firstUi, openSandbox } from '../../src/inspect/session/ui.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { planted, privateCalls } from './private-calls.ts';

describe('a masker', () => {
  it.each([
    {
      id: 'AgentEvent_Talking',
      content: { callId: '1767254400-1', caller: '13912345678', feature: 0 },
      masked: { callId: '1767254400-1', caller: 'party#1', feature: 0 },
    },
    {
      id: 'AgentEvent_Conference',
      content: { callId: '1-1', partner: ['a1', 'a2', 'a1'] },
      masked: { callId: 'call#1', partner: ['agent#1', 'agent#2', 'agent#1'] },
    },
    { id: 'AgentEvent_Call_Release', content: { callId: '13912345678' }, masked: { callId: 'call#1' } },
    {
      id: 'AgentOther_Note',
      content: { sender: 'a1', context: 'call her back' },
      masked: { sender: 'agent#1', context: 'text#1' },
    },
    {
      id: 'AgentEvent_Incoming_CallInfo',
      content: { skillName: 'gold, 13912345678', lastReleaseAgentId: '30025', skillId: 30025 },
      masked: { skillName: 'text#1', lastReleaseAgentId: 'party#1', skillId: null },
    },
    { id: 'AgentState_Ready', content: { surprise: '13912345678' }, masked: {} },
    {
      id: 'AgentState_SetRest_Success',
      content: { reason: 3, __proto__: { caller: 'a1' } },
      masked: { reason: 3 },
    },
  ] as const)('of $id passes only what is impersonal', ({ id, content, masked }) => {
    expect(createRecordMasker().content(id, content)).toEqual(masked);
  });

  it.each([
    { text: 'Ringing of 13912345678 in idle', masked: 'Ringing of text#1 in idle' },
    { text: 'Zhang Wei called', masked: 'text#2 called' },
    { text: 'Mr. Wei called', masked: 'Mr. text#2 called' },
    { text: '客户a30025来电', masked: '客户text#3来电' },
    { text: '客户13912345678来电', masked: '客户text#1来电' },
    { text: '找张伟。', masked: '找text#4。' },
    { text: 'She said: calls back about her loan.', masked: 'She said: text#5.' },
    { text: 'Nobody calls back now', masked: 'Nobody calls back now' },
    { text: 'The state is now idle.', masked: 'The state is now idle.' },
    { text: 'unknown +7 921 555-01-77', masked: 'unknown party#1' },
    { text: 'write to jane@example.com.', masked: 'write to party#1.' },
    { text: 'of 2026-01-01T08:00:00.000Z', masked: 'of 2026-01-01T08:00:00.000Z' },
    { text: 'a300250 is another one', masked: 'a300250 is another one' },
    { text: '.'.repeat(4000), masked: '.'.repeat(4000) },
  ])('finds what it knows in: $text', ({ text, masked }) => {
    const masker = createRecordMasker();
    const known = ['13912345678', 'Zhang Wei', 'a30025', '张伟', 'calls back about her loan', 'idle'];
    for (const value of known) masker.words(value);
    expect(masker.sentence(text)).toBe(masked);
  });

  it('knows a value in a sentence however much was masked between', () => {
    const masker = createRecordMasker();
    masker.words('Zhang Wei');
    // More than may wait until a sentence comes.
    for (let index = 0; index < 100; index += 1) masker.words(`${'long words '.repeat(300)}${index}`);
    masker.words('Ms Petrova');
    expect(masker.sentence('Zhang Wei and Ms Petrova')).toBe('text#1 and text#102');
  });

  it('gives the content itself when nothing in it is masked', () => {
    const content = { callId: '1767254400-1', feature: 0 };
    expect(createRecordMasker().content('AgentEvent_Talking', content)).toBe(content);
  });
});

/** A rule of an application that is careless with personal data. */
const careless: Rule = {
  id: 'careless',
  level: 'info',
  check: (happening) => {
    if (happening.kind !== 'step' || happening.event.kind !== 'event') return [];
    const leaked = JSON.stringify(happening.event.content);
    return [{ message: `Came with ${leaked}`, expected: leaked, received: leaked, done: leaked }];
  },
};

describe('nothing personal', () => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source, rules: [careless] });
  const records = createRecords(agent);
  for (const frame of privateCalls()) source.next(frame);
  const all = records.all();
  const log = createLog(1000);
  log.add(all);
  const pageOf = (selected: number) => {
    const ui = { ...firstUi, selected, sandbox: openSandbox(log, selected), showFallbacks: true };
    const box = { width: 800, height: 500 };
    const parts = { log, ui, title: 'x', link: null, runs: [], run: null, chartBox: box };
    return showPage({ ...parts, scroll: { top: 0, height: 90_000 }, isFollowing: true }, createMemo());
  };

  it.each([
    { where: 'records', text: () => JSON.stringify(all) },
    { where: 'a saved session', text: () => writeSession(all, 0) },
    {
      where: 'the page',
      text: () =>
        all.flatMap(({ seq }) => pageOf(seq).map((part) => toText(part) + JSON.stringify(part))).join(),
    },
    { where: 'Mermaid text', text: () => statechartMermaid(all.at(-1)?.after) },
  ])('is in $where', ({ text }) => {
    const written = text();
    expect(planted.filter((word) => written.includes(word))).toEqual([]);
  });

  it('is there only because it was masked', () => {
    expect(JSON.stringify(all)).toContain('party#');
    expect(all.some(({ findings }) => findings.some(({ id }) => id === 'careless'))).toBe(true);
  });
});
