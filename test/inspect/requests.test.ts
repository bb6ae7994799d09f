import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { withRequests } from '../../src/requests/with-requests.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';

const start = () => {
  const source = new Subject<Frame>();
  const agent = withRequests(createAgent({ source, rules: [wrapUpLimit({ seconds: 60 })] }), {
    commands: { rest: () => undefined, callOut: () => undefined },
  });
  const records = createRecords(agent);
  let at = Date.UTC(2026, 0, 1, 8);
  const send = (eventType: string, content: unknown = null, wait = 1000) => {
    at += wait;
    const data = encodeEvent({ eventType, workNo: '30021', eventGenTime: at, content });
    source.next(messageFrame(data, { at, door: 'simulator' }));
  };
  return { agent, records, send };
};

describe('records of requests and rules', () => {
  it('follow a request from the question to its end', async () => {
    const { agent, records, send } = start();
    send('AgentState_Ready');
    const result = agent.request('rest', { seconds: 600, cause: 3 });
    send('AgentState_SetRest_Success', { reason: 3 });
    await result;
    const recorded = records.all().filter(({ kind }) => kind === 'request');
    expect(recorded.map(({ payload }) => payload)).toMatchObject([
      { request: 'rest', seconds: 600, cause: 3, status: 'requested' },
      { request: 'rest', status: 'accepted', waitsFor: 'event' },
      { request: 'rest', status: 'applied' },
    ]);
  });

  it('never hold the number that is called', async () => {
    const { agent, records, send } = start();
    send('AgentState_Ready');
    void agent.request('callOut', { number: '13912345678' });
    await Promise.resolve();
    const all = JSON.stringify(records.all());
    expect(all).toContain('"request":"callOut"');
    expect(all).not.toContain('13912345678');
  });

  it('contain what time found, and its cause', () => {
    const { records, send } = start();
    send('AgentState_Ready');
    send('AgentState_Work');
    send('AgentState_Ready', null, 90_000);
    const rule = records.all().find(({ kind }) => kind === 'rule');
    const work = records.all().find(({ id }) => id === 'AgentState_Work');
    expect(rule).toMatchObject({ about: work?.seq, outcome: null, edges: [] });
    expect(rule?.findings).toMatchObject([{ id: 'wrap-up-limit' }]);
  });
});
