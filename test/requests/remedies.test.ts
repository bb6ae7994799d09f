import { describe, expect, it } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { withRequests } from '../../src/requests/with-requests.ts';
import { notesFirst } from '../../src/rules/business/notes-first.ts';
import { restOverdue } from '../../src/rules/business/rest-overdue.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { simulateBar } from '../../src/simulator/simulate-bar.ts';
import { answer, interruption, start } from '../agent/run-table.ts';
import { events } from '../rules/judged.ts';
import { type Play, playRequests } from './live-requests.ts';

const { idle, rest, restOver, talk, work, endWork } = events;

const limit = wrapUpLimit({ seconds: 20, mode: 'enforce' });
const sent = [talk(1), work(10)];

type Row = readonly [name: string, play: Play, lives: readonly string[]];

// biome-ignore format: one row a line reads as a table
const rows: readonly Row[] = [
  ['is asked for when the time is over', { sent, rules: [limit] },
    ['30 endWrapUp requested answer', '30 endWrapUp accepted event', '45 endWrapUp expired']],
  ['is over when its event comes', { sent: [...sent, endWork(32)], rules: [limit] },
    ['30 endWrapUp requested answer', '30 endWrapUp accepted event', '32 endWrapUp applied']],
  ['is not asked for by a rule that only reports', { sent, rules: [{ ...limit, mode: 'report' }] }, []],
  ['is not asked for by a rule that is off', { sent, rules: [{ ...limit, mode: 'off' }] }, []],
  ['is not asked for with the notice', { sent: [...sent, endWork(29)], rules: [wrapUpLimit({ seconds: 20, noticeSeconds: 10, mode: 'enforce' })] }, []],
  ['is asked for by a rule switched to enforce in time', { sent, rules: [{ ...limit, mode: 'report' }], deeds: [[20, (agent) => agent.setRules([limit])]] },
    ['30 endWrapUp requested answer', '30 endWrapUp accepted event', '45 endWrapUp expired']],
  ['is refused by another enforced rule', { sent, rules: [limit, notesFirst({ isDone: () => false, mode: 'enforce' })] },
    ['30 endWrapUp refused']],
  ['is refused when the page cannot carry it out', { sent, rules: [limit], commands: {} }, ['30 endWrapUp refused']],
  ['is refused when the state may be out of date', { sent: [...sent, interruption(20_000)], rules: [limit] }, ['30 endWrapUp refused']],
  ['of a rest that is overdue', { sent: [idle(1), rest(10), restOver(30)], rules: [restOverdue({ mode: 'enforce' })], until: 40 },
    ['30 cancelRest requested answer', '30 cancelRest accepted event']],
  ['is asked for at once when a status query shows how late it is', { sent: [answer({ state: 'wrapUp', since: start - 60_000 }, 5000)], rules: [limit], until: 10 },
    ['5 endWrapUp requested answer', '5 endWrapUp accepted event']],
];

describe('what puts right', () => {
  it.each<Row>(rows)('%s', async (_name, play, lives) => {
    expect((await playRequests(play)).lives).toEqual(lives);
  });

  it('names the rule that asked', async () => {
    const { results } = await playRequests({ sent: [...sent, endWork(32)], rules: [limit] });
    expect(results).toEqual([]);
    const asked: (string | null)[] = [];
    const { agent } = await playRequests({
      sent,
      rules: [limit],
      until: 31,
      deeds: [
        [2, ({ pending$ }) => pending$.subscribe((list) => asked.push(...list.map(({ rule }) => rule)))],
      ],
    });
    expect(new Set(asked)).toEqual(new Set(['wrap-up-limit']));
    agent.close();
  });

  it('does not act on what was found before there were requests', () => {
    const bar = simulateBar();
    const agent = createAgent({ source: bar, rules: [restOverdue({ mode: 'enforce' })] });
    bar.signIn();
    bar.rest(60);
    bar.pass(61_000);
    const carriedOut: string[] = [];
    const cancelRest = () => {
      carriedOut.push('cancelRest');
    };
    withRequests(agent, { commands: { cancelRest } });
    expect(carriedOut).toEqual([]);
    agent.close();
  });
});
