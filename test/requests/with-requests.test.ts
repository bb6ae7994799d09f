import { describe, expect, it } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import type { PendingRequest } from '../../src/requests/pending-request.ts';
import { withRequests } from '../../src/requests/with-requests.ts';
import { simulateBar } from '../../src/simulator/simulate-bar.ts';
import { events } from '../rules/judged.ts';
import { playRequests } from './live-requests.ts';

const { idle, talk } = events;

describe('requests', () => {
  it('are given to the same agent', () => {
    const agent = createAgent({ source: simulateBar() });
    expect(withRequests(agent)).toBe(agent);
    agent.close();
  });

  it('carry out what was asked, with the usual values and where the agent stands', async () => {
    const { carriedOut } = await playRequests({ sent: [idle(1)], asks: [[2, 'rest', { seconds: 60 }]] });
    expect(carriedOut).toEqual([['rest', { seconds: 60, cause: 0 }]]);
    const context: unknown[] = [];
    const { agent } = await playRequests({
      sent: [talk(1)],
      commands: { hold: (_, given) => void context.push(given) },
    });
    agent.request('hold');
    expect(context).toMatchObject([
      {
        request: { id: 1, command: 'hold', status: 'requested' },
        situation: { state: 'talking', call: { id: 'c1' } },
      },
    ]);
    agent.close();
  });

  it('are not carried out when they are refused', async () => {
    const { carriedOut, results } = await playRequests({
      sent: [idle(1)],
      asks: [
        [2, 'rest', { seconds: 0 }],
        [3, 'hold'],
      ],
    });
    expect(carriedOut).toEqual([]);
    expect(results.map(({ status, message }) => [status, message])).toEqual([
      ['refused', 'rest: seconds must be a whole number from 1 to 86399, received 0.'],
      ['refused', expect.stringContaining('Hold is not possible while idle.')],
    ]);
  });

  it('show their end once more on pending$, and are gone', async () => {
    const seen: string[] = [];
    const { agent } = await playRequests({ sent: [talk(1)], until: 2 });
    agent.pending$.subscribe((list) =>
      seen.push(list.map(({ command, status }) => `${command} ${status}`).join()),
    );
    agent.request('rest', { seconds: 60 });
    agent.request('retrieve');
    expect(seen).toEqual([
      '',
      'rest requested',
      'rest accepted',
      'rest accepted,retrieve refused',
      'rest accepted',
    ]);
    agent.close();
  });

  it('give late subscribers what is under way', async () => {
    const { agent } = await playRequests({ sent: [talk(1)], asks: [[2, 'rest', { seconds: 60 }]] });
    const seen: (readonly PendingRequest[])[] = [];
    agent.pending$.subscribe((list) => seen.push(list));
    expect(seen).toMatchObject([[{ command: 'rest', status: 'accepted', waitsFor: 'callEnd' }]]);
    agent.close();
  });

  it('are cancelled when the agent is closed, and leave no timer behind', async () => {
    const ends: string[] = [];
    const { agent, results } = await playRequests({
      sent: [talk(1)],
      asks: [
        [2, 'hold'],
        [3, 'rest', { seconds: 60 }, { after: 50 }],
      ],
      deeds: [
        [1, ({ pending$ }) => pending$.subscribe({ complete: () => ends.push('complete') })],
        [5, ({ close }) => close()],
      ],
      until: 100,
    });
    expect(results.map(({ command, status, message }) => [command, status, message])).toEqual([
      ['hold', 'cancelled', 'The agent was closed.'],
      ['rest', 'cancelled', 'The agent was closed.'],
    ]);
    expect(ends).toEqual(['complete']);
    expect(await agent.request('hold')).toMatchObject({ status: 'refused' });
  });

  it('may be made from within a handler of pending$', async () => {
    const { lives } = await playRequests({
      sent: [talk(1)],
      asks: [[2, 'retrieve']],
      deeds: [
        [
          1,
          (agent) =>
            agent.pending$.subscribe((list) => {
              if (list.some(({ command, status }) => command === 'retrieve' && status === 'refused'))
                agent.request('rest', { seconds: 60 });
            }),
        ],
      ],
      until: 3,
    });
    expect(lives).toEqual(['2 retrieve refused', '2 rest requested answer', '2 rest accepted callEnd']);
  });

  it('wait as long as the option states', async () => {
    const waits = { answerSeconds: 3, eventSeconds: 4, approvalSeconds: 5 };
    const never = { after: Number.POSITIVE_INFINITY };
    const of = async (...ask: NonNullable<Parameters<typeof playRequests>[0]['asks']>[number]) =>
      (await playRequests({ sent: [idle(1)], asks: [ask], waits })).lives.at(-1);
    expect(await of(2, 'busy', {}, never)).toBe('5 busy expired');
    expect(await of(2, 'busy')).toBe('6 busy expired');
    expect(await of(2, 'rest', { seconds: 60 })).toBe('7 rest expired');
  });
});

describe('callOut', () => {
  it('goes through a source that can call out', async () => {
    const called: unknown[] = [];
    const { agent, carriedOut } = await playRequests({
      sent: [idle(1)],
      commands: {},
      callOut: (...given) => called.push(given),
    });
    expect(agent.can('callOut').ok).toBe(true);
    agent.request('callOut', { number: '13800000001' });
    agent.close();
    expect(called).toEqual([['13800000001', 'audio']]);
    expect(carriedOut).toEqual([]);
  });

  it('goes through a function of the page when there is one', async () => {
    const called: unknown[] = [];
    const { carriedOut } = await playRequests({
      sent: [idle(1)],
      asks: [[2, 'callOut', { number: '1', mode: 'video' }]],
      callOut: (...given) => called.push(given),
    });
    expect([called, carriedOut]).toEqual([[], [['callOut', { number: '1', mode: 'video' }]]]);
  });

  it('is refused when the source cannot send it', async () => {
    const callOut = () => {
      throw new Error('not connected');
    };
    const { lives, results } = await playRequests({
      sent: [idle(1)],
      asks: [[2, 'callOut', { number: '1' }]],
      commands: {},
      callOut,
    });
    expect(lives.at(-1)).toBe('2 callOut refused');
    expect(results[0]?.message).toBe('The command could not be carried out: Error: not connected.');
  });

  it('dials at a simulated bar and is applied', async () => {
    const bar = simulateBar();
    const agent = withRequests(createAgent({ source: bar }));
    bar.signIn();
    expect(await agent.request('callOut', { number: '13800000001' })).toMatchObject({ status: 'applied' });
    expect(agent.view()).toMatchObject({
      state: 'ringing',
      call: { direction: 'outbound', phase: 'remoteRinging' },
    });
    agent.close();
  });
});
