import { distinctUntilChanged, map, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import type { Reason } from '../../src/requests/reason.ts';
import { withRequests } from '../../src/requests/with-requests.ts';
import { idleBetweenCalls } from '../../src/rules/business/idle-between-calls.ts';
import { noOutboundInWrapUp } from '../../src/rules/business/no-outbound-in-wrap-up.ts';
import { notesFirst } from '../../src/rules/business/notes-first.ts';
import { restQuota } from '../../src/rules/business/rest-quota.ts';
import { restTimeQuota } from '../../src/rules/business/rest-time-quota.ts';
import { wrapUpWithoutCall } from '../../src/rules/business/wrap-up-without-call.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import type { Command, CommandParameters } from '../../src/rules/intent.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { eventFrame, play } from '../agent/play.ts';
import { type EventRow, interruption } from '../agent/run-table.ts';
import { events } from '../rules/judged.ts';
import { type Play, playRequests } from './live-requests.ts';

const { idle, rest, endRest, work, endWork, talk, hold } = events;

/** A question to `can`, and the messages of the expected reasons, in order. */
interface Row {
  readonly name: string;
  readonly play: Play;
  readonly command: Command;
  readonly parameters?: CommandParameters[Command];
  readonly reasons: readonly (readonly [Reason['kind'], message: string])[];
}

const enforced = (rule: Rule): Rule => ({ ...rule, mode: 'enforce' });
const bare = { commands: {} };

// biome-ignore format: one row a line reads as a table
const rows: readonly Row[] = [
  { name: 'yes', play: { sent: [idle(1)] }, command: 'rest', reasons: [] },
  { name: 'yes, with parameters', play: { sent: [idle(1)] }, command: 'rest', parameters: { seconds: 60 }, reasons: [] },
  { name: 'no function', play: { sent: [idle(1)], ...bare }, command: 'rest', reasons: [['unsupported', 'Rest is not available on this page.']] },
  { name: 'nothing received', play: {}, command: 'rest', reasons: [['link', 'The connection bar is not there yet.']] },
  { name: 'stale', play: { sent: [idle(1), interruption(2000)] }, command: 'rest', reasons: [['link', 'Events may have been missed, so the state may be out of date.']] },
  { name: 'fresh again', play: { sent: [idle(1), interruption(2000), idle(3)] }, command: 'rest', reasons: [] },
  { name: 'not in this state', play: { sent: [idle(1)] }, command: 'hold', reasons: [['state', 'Hold is not possible while idle. Possible: wrap-up, rest, busy, call out, internal call.']] },
  { name: 'nothing is possible', play: { sent: [events.signIn(1)] }, command: 'rest', reasons: [['state', 'Rest is not possible while signed out. Possible: nothing.']] },
  { name: 'something else waits', play: { sent: [talk(1)], asks: [[2, 'rest', { seconds: 60 }]] }, command: 'busy', reasons: [['state', 'Busy is not possible during a call, with rest waiting. Possible: end rest, hang up, hold, transfer, send digits, consult, mute.']] },
  { name: 'it waits already', play: { sent: [talk(1)], asks: [[2, 'rest', { seconds: 60 }]] }, command: 'rest', reasons: [['state', 'Rest has been asked for already.']] },
  { name: 'asked for twice', play: { sent: [talk(1)], asks: [[59, 'hold']] }, command: 'hold', reasons: [['state', 'Hold has been asked for already.']] },
  { name: 'a parameter', play: { sent: [idle(1)] }, command: 'rest', parameters: { seconds: 0 }, reasons: [['parameter', 'rest: seconds must be a whole number from 1 to 86399, received 0.']] },
  { name: 'a parameter is missing', play: { sent: [idle(1)] }, command: 'rest', parameters: {}, reasons: [['parameter', 'rest: seconds must be a whole number from 1 to 86399, received nothing.']] },
  { name: 'everything at once, in order', play: { sent: [idle(1), talk(2)], ...bare, rules: [enforced(restQuota({ rests: 1 })), enforced(defineRule({ id: 'no', level: 'info', forbids: () => ({ message: 'No.', expected: 'e', received: 'r' }) }))] }, command: 'wrapUp', parameters: { x: 1 } as never, reasons: [['unsupported', 'Wrap-up is not available on this page.'], ['state', 'Wrap-up is not possible during a call. Possible: busy, rest, hang up, hold, transfer, send digits, consult, mute.'], ['parameter', 'wrapUp: x must be left out, received a parameter it does not have.'], ['rule', 'No.']] },
  { name: 'a command there is not', play: { sent: [idle(1)] }, command: 'dance' as Command, reasons: [['unsupported', "There is no command 'dance'."]] },
  { name: 'a command that every object has', play: { sent: [idle(1)] }, command: 'toString' as Command, reasons: [['unsupported', "There is no command 'toString'."]] },

  { name: 'rest quota', play: { sent: [idle(1), rest(2), endRest(3)], rules: [enforced(restQuota({ rests: 1 }))] }, command: 'rest', reasons: [['rule', 'The rests of this shift are used up, 1 of 1.']] },
  { name: 'rest quota, only reported', play: { sent: [idle(1), rest(2), endRest(3)], rules: [restQuota({ rests: 1 })] }, command: 'rest', reasons: [] },
  { name: 'rest quota, off', play: { sent: [idle(1), rest(2), endRest(3)], rules: [{ ...restQuota({ rests: 1 }), mode: 'off' }] }, command: 'rest', reasons: [] },
  { name: 'rest quota, not used up', play: { sent: [idle(1), rest(2), endRest(3)], rules: [enforced(restQuota({ rests: 2 }))] }, command: 'rest', reasons: [] },
  { name: 'rest quota, something else', play: { sent: [idle(1), rest(2), endRest(3)], rules: [enforced(restQuota({ rests: 1 }))] }, command: 'busy', reasons: [] },
  { name: 'rest time, some left', play: { sent: [idle(1), rest(2), endRest(32)], rules: [enforced(restTimeQuota({ seconds: 90 }))] }, command: 'rest', reasons: [] },
  { name: 'rest time, enough left', play: { sent: [idle(1), rest(2), endRest(32)], rules: [enforced(restTimeQuota({ seconds: 90 }))] }, command: 'rest', parameters: { seconds: 60 }, reasons: [] },
  { name: 'rest time, not enough left', play: { sent: [idle(1), rest(2), endRest(32)], rules: [enforced(restTimeQuota({ seconds: 90 }))] }, command: 'rest', parameters: { seconds: 61 }, reasons: [['rule', 'Only 1 min of rest is left in this shift.']] },
  { name: 'rest time, none left', play: { sent: [idle(1), rest(2), endRest(32)], rules: [enforced(restTimeQuota({ seconds: 30 }))] }, command: 'rest', reasons: [['rule', 'The 30 s of rest of this shift are used up.']] },
  { name: 'too soon to dial', play: { sent: [talk(1), idle(55)], rules: [enforced(idleBetweenCalls({ seconds: 20 }))] }, command: 'callOut', reasons: [['rule', 'The last call was over 5 s ago; 20 s have to pass.']] },
  { name: 'late enough to dial', play: { sent: [talk(1), idle(30)], rules: [enforced(idleBetweenCalls({ seconds: 20 }))] }, command: 'callOut', reasons: [] },
  { name: 'dialling while on hold is no new call', play: { sent: [talk(1), hold(2)], rules: [enforced(idleBetweenCalls({ seconds: 20 }))] }, command: 'callOut', reasons: [] },
  { name: 'dialling in wrap-up', play: { sent: [work(1)], rules: [enforced(noOutboundInWrapUp())] }, command: 'callOut', reasons: [['rule', 'Calling out is not wanted in wrap-up.']] },
  { name: 'a colleague in wrap-up', play: { sent: [work(1)], rules: [enforced(noOutboundInWrapUp())] }, command: 'internalCall', reasons: [] },
  { name: 'dialling out of idle', play: { sent: [work(1), endWork(2)], rules: [enforced(noOutboundInWrapUp())] }, command: 'callOut', reasons: [] },
  { name: 'wrap-up for nothing', play: { sent: [idle(1)], rules: [enforced(wrapUpWithoutCall())] }, command: 'wrapUp', reasons: [['rule', 'There is no call to wrap up.']] },
  { name: 'wrap-up after a call', play: { sent: [talk(1), idle(40)], rules: [enforced(wrapUpWithoutCall())] }, command: 'wrapUp', reasons: [] },
  { name: 'notes are missing', play: { sent: [work(1)], rules: [enforced(notesFirst({ isDone: () => false }))] }, command: 'endWrapUp', reasons: [['rule', 'The notes of this call are not done.']] },
  { name: 'notes are there', play: { sent: [work(1)], rules: [enforced(notesFirst({ isDone: () => true }))] }, command: 'endWrapUp', reasons: [] },
  { name: 'notes are missing, for a rest later', play: { sent: [work(1)], rules: [enforced(notesFirst({ isDone: () => false }))] }, command: 'rest', reasons: [] },
];

describe('can', () => {
  it.each(rows)('$name', async ({ play: scene, command, parameters, reasons }) => {
    const { agent } = await playRequests(scene);
    const permission = agent.can(command, parameters as never);
    expect(permission.reasons.map(({ kind, message }) => [kind, message])).toEqual(reasons);
    expect(permission.ok).toBe(reasons.length === 0);
    for (const reason of permission.reasons) expect(reason.expected && reason.received).not.toBe('');
  });

  it.each(rows)('a request agrees: $name', async ({ play: scene, command, parameters = {}, reasons }) => {
    const { agent, carriedOut } = await playRequests({ ...scene });
    const before = carriedOut.length;
    // Without parameters a button is enabled although the request itself still needs them.
    const isLook =
      ['rest', 'callOut', 'internalCall'].includes(command) && Object.keys(parameters).length === 0;
    const result = agent.request(command, parameters as never);
    const mayCall = reasons.length === 0 && !isLook;
    expect(carriedOut.length - before).toBe(mayCall ? 1 : 0);
    if (!mayCall)
      expect(await result).toMatchObject({
        status: 'refused',
        reasons: agent.can(command, parameters as never).reasons,
      });
    agent.close();
    expect(await result).toMatchObject({ command });
  });

  it('names the rule, and until when it forbids', async () => {
    const { agent } = await playRequests({
      sent: [talk(1), idle(55)],
      rules: [enforced(idleBetweenCalls({ seconds: 20 }))],
    });
    expect(agent.can('callOut').reasons).toMatchObject([
      { kind: 'rule', rule: 'idle-between-calls', until: agent.now() + 15_000 },
    ]);
  });

  it('gives the reason when the agent was closed', async () => {
    const { agent } = await playRequests({ sent: [idle(1)] });
    agent.close();
    expect(agent.can('rest').reasons).toMatchObject([{ kind: 'link', message: 'The agent was closed.' }]);
    expect(await agent.request('busy')).toMatchObject({
      status: 'refused',
      message: 'The agent was closed.',
    });
  });

  it('a rule that throws forbids nothing and is reported', async () => {
    const forbids = () => {
      throw new Error('boom');
    };
    const { agent } = await playRequests({
      sent: [idle(1)],
      rules: [enforced(defineRule({ id: 'bad', level: 'info', forbids }))],
    });
    const found: unknown[] = [];
    agent.findings$.subscribe((finding) => found.push(finding));
    expect(agent.can('rest').ok).toBe(true);
    expect(found).toMatchObject([{ id: 'rule-failed', received: 'bad: Error: boom', level: 'error' }]);
  });
});

describe('can$', () => {
  const words = (agent: ReturnType<typeof withRequests<ReturnType<typeof createAgent>>>, command: Command) =>
    agent.can$(command).pipe(
      map(({ ok, reasons }) => (ok ? 'yes' : reasons.map(({ kind }) => kind).join())),
      distinctUntilChanged(),
    );
  const commands = { rest: () => {}, busy: () => {}, hold: () => {}, callOut: () => {} };

  const kinds = { l: 'link', y: 'yes', s: 'state', u: 'unsupported,link', v: 'unsupported,state' };

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [command: Command, source: string, expected: string]>([
    ['rest', '-', 'l'],
    ['rest', '-i', 'ly'],
    ['rest', '-i-i-i', 'ly'],
    ['rest', '-i-t-i', 'ly'],
    ['rest', '-i-s-i', 'ly-s-y'],
    ['hold', '-i-t-h-t-i', 'ls-y-s-y-s'],
    ['rest', '-i-z-i', 'ly-l-y'],
    ['answer', '-i', 'uv'],
  ])('%s along %s', (command, source, expected) => {
    play(({ start, expectObservable }) => {
      const agent = withRequests(start(source), { commands });
      expectObservable(words(agent, command)).toBe(expected, kinds);
    });
  });

  it('answers late subscribers at once, and completes on close', () => {
    play(({ start, at, expectObservable }) => {
      const agent = withRequests(start('-i-s'), { commands });
      at(6, agent.close);
      expectObservable(words(agent, 'rest'), '--^').toBe('--ys--|', kinds);
      expectObservable(words(agent, 'rest'), '9ms ^').toBe('9ms (l|)', kinds);
      expectObservable(words(agent, 'rest'), '4ms ^').toBe('----s-|', kinds);
    });
  });

  it('speaks when time alone changes the answer', () => {
    const rule = enforced(
      defineRule({
        id: 'later',
        level: 'info',
        forbids: (_, { at: now }) =>
          now < 9 ? { message: 'm', expected: 'e', received: 'r', until: 9 } : null,
      }),
    );
    play(({ start, expectObservable }) => {
      const agent = withRequests(start('-i', { rules: [rule] }), { commands });
      expectObservable(words(agent, 'rest'), '^ 20ms !').toBe('ar-------y', {
        a: 'link,rule',
        r: 'rule',
        y: 'yes',
      });
    });
  });

  it('emits when the rules are replaced, or the application reports that its answers changed', () => {
    play(({ start, at, expectObservable }) => {
      let isDone = false;
      const recheck$ = new Subject<void>();
      const agent = withRequests(start('-i'), { commands, recheck$ });
      const forbids = () => (isDone ? null : { message: 'm', expected: 'e', received: 'r' });
      at(3, () => agent.setRules([enforced(defineRule({ id: 'no', level: 'info', forbids }))]));
      at(5, () => {
        isDone = true;
        recheck$.next();
      });
      expectObservable(words(agent, 'rest')).toBe('ly-r-y', { l: 'link', y: 'yes', r: 'rule' });
    });
  });

  it('speaks when a request is under way, and when it is over', () => {
    play(({ start, at, expectObservable }) => {
      const agent = withRequests(start('-t'), { commands });
      at(3, () => void agent.request('rest', { seconds: 60 }));
      expectObservable(words(agent, 'busy'), '^ 8ms !').toBe('ly-s', { l: 'link', y: 'yes', s: 'state' });
    });
  });

  it('any source of frames will do', () => {
    const source = new Subject<ReturnType<typeof eventFrame>>();
    const agent = withRequests(createAgent({ source }), { commands });
    source.next(eventFrame('AgentState_Ready'));
    expect(agent.can('rest').ok).toBe(true);
    agent.close();
  });
});

describe('a second look at the tables', () => {
  it('the table of a place is what can be requested there', async () => {
    const sent: readonly EventRow[] = [talk(1)];
    const { agent } = await playRequests({ sent, until: 3 });
    const can = (['hangUp', 'hold', 'transfer', 'consult', 'mute', 'retrieve'] as const).map(
      (command) => agent.can(command).ok,
    );
    expect(can).toEqual([true, true, true, true, true, false]);
  });
});
