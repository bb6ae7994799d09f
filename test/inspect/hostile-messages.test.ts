import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { recordingText } from '../../src/recording/recording-text.ts';
import { bombs, counting, frameOf } from './bombs.ts';

const ready = { eventType: 'AgentState_Ready', workNo: '30021', content: null };

/** An agent with a recorder, records and a masker: everything that could look into a message. */
const start = () => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source });
  const records = createRecords(agent);
  return { source, agent, records };
};

describe('a message is looked into no more than its catalogue fields take', () => {
  it.each(bombs)('$what', ({ make, looks: most }) => {
    const { counted, looks } = counting(make());
    const { source, agent, records } = start();
    source.next(frameOf(ready));
    source.next(frameOf(counted));
    expect(records.all().length).toBeGreaterThan(0);
    expect(recordingText(agent.recorder).length).toBeLessThan(400_000);
    expect(looks()).toBeLessThan(most);

    // The agent goes on.
    source.next(frameOf({ eventType: 'AgentState_SetRest_Success', workNo: '30021' }, 1_767_225_601_000));
    expect(agent.view().state).toBe('rest');
    agent.close();
  });

  it('nor more characters than a message may have', () => {
    const text = '7'.repeat(10_000_000);
    const content = {
      callId: text,
      caller: text,
      called: text,
      type: text,
      feature: text,
      mediaAbility: text,
    };
    const { source, agent, records } = start();
    source.next(frameOf({ eventType: 'AgentEvent_Talking', workNo: text, content }));
    expect(JSON.stringify(records.all()).length).toBeLessThan(20_000);
    expect(JSON.stringify(agent.recorder.frames()).length).toBeLessThan(30_000);
    agent.close();
  });
});
