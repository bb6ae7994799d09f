import { describe, expect, it } from 'vitest';
import { nextChoice } from '../../src/fleet/wallboard/act.ts';
import { chosenAgents, readChoice, writeChoice } from '../../src/fleet/wallboard/choice.ts';
import { countBoard, longestIn } from '../../src/fleet/wallboard/counts.ts';
import { troubleText } from '../../src/fleet/wallboard/show-head.ts';
import { durationText, stateText } from '../../src/fleet/wallboard/texts.ts';
import { fleetTime, fromSnapshot, isDoubtful, withDiff } from '../../src/fleet/wallboard/view.ts';
import type {
  WallboardAgent,
  WallboardFinding,
  WallboardSnapshot,
} from '../../src/fleet/wallboard-message.ts';

const hour = 3_600_000;
const now = 10 * hour;

const agent = (id: string, given: Partial<WallboardAgent> = {}): WallboardAgent => ({
  id,
  label: id,
  team: 'Sales',
  partition: 0,
  state: 'idle',
  since: now - 60_000,
  certainty: 'observed',
  reason: null,
  detail: null,
  asOf: now - 1000,
  ...given,
});
const finding = (number: number, at = number): WallboardFinding => ({
  number,
  rule: 'late',
  agent: '30021',
  label: '30021',
  team: 'Sales',
  level: 'warning',
  message: 'm',
  at,
  count: 1,
});
const snapshot = (given: Partial<WallboardSnapshot> = {}): WallboardSnapshot => ({
  now,
  stalled: [],
  isReachable: true,
  isComplete: true,
  teams: ['Sales', 'Service'],
  partitions: 2,
  mayInspect: true,
  speed: 1,
  agents: [],
  findings: [],
  ...given,
});
const agents = [
  agent('100', { state: 'talking', since: now - 5 * 60_000 }),
  agent('20', { state: 'talking', since: now - 9 * 60_000, team: 'Service' }),
  agent('3', { state: 'rest', certainty: 'stale' }),
  agent('4', { team: null }),
];
const view = fromSnapshot(snapshot({ agents, findings: [finding(1), finding(2)] }), 500);
const everything = readChoice('');

describe('what the page holds', () => {
  it('is in the order of labels, also after an agent came', () => {
    const diff = { ...snapshot(), agents: [agent('19'), agent('3', { state: 'busy' })] };
    const next = withDiff(view, diff, 900);
    expect([...next.agents.keys()]).toEqual(['3', '4', '19', '20', '100']);
    expect(next.agents.get('3')?.state).toBe('busy');
  });

  it('takes each finding once, newest first by its own time', () => {
    const next = withDiff(view, { ...snapshot(), findings: [finding(2), finding(3, 0), finding(4, 9)] }, 900);
    expect(next.findings.map(({ number }) => number)).toEqual([4, 2, 1, 3]);
  });

  it('is replaced by the next snapshot', () => {
    const next = fromSnapshot(snapshot({ agents: [agent('7')] }), 900);
    expect([[...next.agents.keys()], next.findings]).toEqual([['7'], []]);
  });

  it('shows the time of the fleet, at its speed', () => {
    expect(fleetTime(view, 1500)).toBe(now + 1000);
    expect(fleetTime({ ...view, speed: 60 }, 1500)).toBe(now + 60_000);
  });

  it.each([
    { given: {}, isDoubt: false },
    { given: { certainty: 'assumed' }, isDoubt: false },
    { given: { certainty: 'stale' }, isDoubt: true },
    { given: { certainty: 'unknown', state: 'unknown' }, isDoubt: true },
    { given: { partition: 1 }, isDoubt: true },
    { given: { asOf: now - 5 * hour }, isDoubt: true },
    { given: { asOf: now - 5 * hour, state: 'signedOut' }, isDoubt: false },
  ] as const)('doubts $given: $isDoubt', ({ given, isDoubt }) => {
    const stalled = fromSnapshot(snapshot({ stalled: [1] }), 0);
    expect(isDoubtful(agent('1', given), stalled, now)).toBe(isDoubt);
  });
});

describe('what is chosen', () => {
  it.each([
    { fragment: '', ids: ['3', '4', '20', '100'] },
    { fragment: '#team=Sales', ids: ['3', '100'] },
    { fragment: '#state=talking,rest', ids: ['3', '20', '100'] },
    { fragment: '#state=nothing', ids: ['3', '4', '20', '100'] },
    { fragment: '#search=0', ids: ['20', '100'] },
    { fragment: '#order=longest', ids: ['20', '100', '3', '4'] },
    { fragment: '#order=state', ids: ['20', '100', '3', '4'] },
    { fragment: '#doubt', ids: ['3'] },
  ])('$fragment shows $ids', ({ fragment, ids }) => {
    expect(chosenAgents(view, readChoice(fragment), now).map(({ id }) => id)).toEqual(ids);
  });

  it.each(['', 'team=Back+office', 'state=rest%2Ctalking', 'search=3&order=state&doubt=&info='])(
    'stands in the address as "%s"',
    (fragment) => {
      expect(writeChoice(readChoice(fragment))).toBe(fragment);
    },
  );

  it('is changed by the controls, and by nothing else', () => {
    const steps = [
      ['team', 'Sales'],
      ['state', 'rest'],
      ['state', 'talking'],
      ['state', 'rest'],
      ['state', 'nonsense'],
      ['order', 'nonsense'],
      ['search', '30'],
      ['info', 'true'],
      ['doubt', ''],
      ['nonsense', 'x'],
    ] as const;
    const choice = steps.reduce((before, [control, value]) => nextChoice(before, control, value), everything);
    expect(writeChoice(choice)).toBe('team=Sales&state=talking&search=30&doubt=&info=');
    expect(writeChoice(nextChoice(choice, 'clear', ''))).toBe('info=');
    expect(nextChoice(choice, 'team-row', 'Sales').team).toBeNull();
  });
});

describe('what is counted', () => {
  it('is the agents by state and team, and those in doubt', () => {
    const { all, teams } = countBoard(view, now);
    expect(all).toMatchObject({
      total: 4,
      states: { talking: 2, rest: 1, idle: 1 },
      doubtful: { rest: 1, talking: 0 },
    });
    expect([...teams].map(([team, { total }]) => [team, total])).toEqual([
      ['Sales', 2],
      ['Service', 1],
      ['', 1],
    ]);
  });

  it('gives the longest in a state', () => {
    expect(longestIn(agents, 'talking', 5).map(({ id }) => id)).toEqual(['20', '100']);
    expect(longestIn(agents, 'talking', 1).map(({ id }) => id)).toEqual(['20']);
    expect(longestIn(agents, 'busy', 3)).toEqual([]);
  });
});

describe('what is written', () => {
  it.each([
    [-1, '0:00'],
    [59_999, '0:59'],
    [252_000, '4:12'],
    [hour + 252_000, '1:04:12'],
    [51 * hour, '2 d 3 h'],
  ])('%s ms as %s', (ms, text) => expect(durationText(ms)).toBe(text));

  it.each([
    [{ state: 'talking', detail: 'held' }, 'Talking · on hold'],
    [{ state: 'talking', detail: 'active' }, 'Talking'],
    [{ state: 'rest', detail: 'overdue', reason: 1 }, 'Rest · overdue'],
    [{ state: 'busy', reason: 203 }, 'Busy · reason 203'],
    [{ state: 'wrapUp', detail: 'automatic' }, 'Wrap-up'],
  ] as const)('%o as %s', (given, text) => expect(stateText(agent('1', given))).toBe(text));

  it.each([
    { link: 'live', given: {}, text: null },
    { link: 'live', given: { isComplete: false }, text: /^Reading what the log holds/ },
    { link: 'live', given: { stalled: [1] }, text: /^No worker reads 1 of 2 partitions/ },
    { link: 'live', given: { stalled: [0, 1] }, text: /^No worker is running/ },
    { link: 'live', given: { isReachable: false }, text: /^The server cannot read the log of the fleet/ },
    { link: 'lost', given: { stalled: [1] }, text: /^The connection .* is lost\. What you see is as of/ },
    { link: 'refused', given: {}, text: /^The server refused the connection/ },
  ] as const)('of the trouble with $link and $given', ({ link, given, text }) => {
    const shown = troubleText({ kind: link, asOf: now }, fromSnapshot(snapshot(given), 0));
    if (text === null) expect(shown).toBeNull();
    else expect(shown).toMatch(text);
  });
});
