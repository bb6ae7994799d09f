import { of, Subject, throwError } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { StatusAnswer } from '../../src/agent/status-answer.ts';
import type { AgentOptions } from '../../src/agent-api.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { eventFrame, inWords, play, reload } from './play.ts';

const unknown = 'unknown unknown';
const rest: StatusAnswer = { state: 'rest' };
const busy: StatusAnswer = { agentState: 3 };

const open = (resync: NonNullable<AgentOptions['resync']>) => {
  const source = new Subject<Frame>();
  return { source, agent: createAgent({ source, resync }) };
};

describe('resync', () => {
  it('is asked at the start, and what it answers is assumed', () => {
    play(({ start, cold, expectObservable }) => {
      const agent = start('-----', { resync: () => cold('--(r|)', { r: rest }) });
      expectObservable(inWords.view$(agent)).toBe('u-r', { u: unknown, r: 'rest assumed' });
    });
  });

  it('is called again after each interruption, and on request', () => {
    const resync = vi.fn(() => [rest]);
    const { source, agent } = open(resync);
    expect(resync).toHaveBeenCalledTimes(1);
    source.next(reload);
    expect(resync).toHaveBeenCalledTimes(2);
    agent.resync();
    expect(resync).toHaveBeenCalledTimes(3);
    expect(agent.view()).toMatchObject({ state: 'rest', certainty: 'assumed' });
  });

  it('takes the first answer only', () => {
    play(({ start, cold, expectObservable }) => {
      const agent = start('-----', { resync: () => cold('-r-b', { r: rest, b: busy }) });
      expectObservable(agent.state$).toBe('ur--', { u: 'unknown', r: 'rest' });
    });
  });

  it('an answer that an event has overtaken is not applied', () => {
    play(({ start, cold, expectObservable }) => {
      const agent = start('-i---', { resync: () => cold('---r', { r: rest }) });
      expectObservable(agent.state$).toBe('ui--', { u: 'unknown', i: 'idle' });
      expectObservable(inWords.findings$(agent)).toBe('---f', { f: 'late-event' });
    });
  });

  it('bug: an older question answered late overruled the newer one', () => {
    const questions: Subject<StatusAnswer>[] = [];
    const { agent } = open(() => {
      const question = new Subject<StatusAnswer>();
      questions.push(question);
      return question;
    });
    agent.resync();
    questions[1]?.next(rest);
    questions[0]?.next(busy);
    expect(agent.view().state).toBe('rest');
    expect(questions[0]?.observed).toBe(false);
  });

  it.each<readonly [kind: string, resync: NonNullable<AgentOptions['resync']>]>([
    ['a promise', () => Promise.resolve(rest)],
    ['an observable', () => of(rest)],
    ['a list', () => [rest]],
  ])('may give %s', async (_kind, resync) => {
    const { agent } = open(resync);
    await Promise.resolve();
    expect(agent.view()).toMatchObject({ state: 'rest', certainty: 'assumed' });
  });

  const failure = new Error('The platform does not answer.');
  const throwing = (): never => {
    throw failure;
  };
  it.each<readonly [how: string, resync: () => unknown]>([
    ['throws', throwing],
    ['gives a promise that is rejected', () => Promise.reject(failure)],
    ['gives an observable that fails', () => throwError(() => failure)],
  ])('that %s is reported on errors$, and the agent continues', async (_how, resync) => {
    const { source, agent } = open(resync as NonNullable<AgentOptions['resync']>);
    const emitted: unknown[] = [];
    agent.errors$.subscribe(({ where, error }) => emitted.push([where, error]));
    await Promise.resolve();
    await Promise.resolve();
    expect(emitted).toEqual([['resync', failure]]);
    source.next(eventFrame('AgentState_Ready'));
    expect(agent.view()).toMatchObject({ state: 'idle', certainty: 'observed' });
  });

  it.each<readonly [what: string, given: unknown]>([
    ['nothing', undefined],
    ['a number', 7],
  ])('that gives %s is an error of it', (_what, given) => {
    const { agent } = open((() => given) as unknown as NonNullable<AgentOptions['resync']>);
    const emitted: string[] = [];
    agent.errors$.subscribe(({ where }) => emitted.push(where));
    expect(emitted).toEqual(['resync']);
  });

  it('that answers nonsense is a finding, and changes nothing', () => {
    const { agent } = open(() => [{ state: 'lunch' } as unknown as StatusAnswer]);
    const emitted: string[] = [];
    agent.findings$.subscribe(({ message }) => emitted.push(message));
    expect(emitted).toEqual([
      'Expected a known state or agentState number at resync, received another answer. The message was rejected.',
    ]);
    expect(agent.view().state).toBe('unknown');
  });

  it('bug: it was asked after close', () => {
    const answers = new Subject<StatusAnswer>();
    const resync = vi.fn(() => answers);
    const { agent } = open(resync);
    expect(answers.observed).toBe(true);
    agent.close();
    expect(answers.observed).toBe(false);
    agent.resync();
    expect(resync).toHaveBeenCalledTimes(1);
  });
});
