import { expect, it } from 'vitest';
import { longestMessage } from '../../src/protocol/decode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { framesByAgent } from '../../src/replay/frames-by-agent.ts';

it('takes a list of several agents apart, in order, whatever zeros are in front of their numbers', () => {
  const eventList = ['30021', '30022', '030021', undefined].map((workNo, index) => ({ workNo, index }));
  const parts = framesByAgent(messageFrame({ workNo: '30022', eventList }));
  const indexes = parts.map(({ workNo, frame }) => {
    const { eventList: own } = (frame.kind === 'message' ? frame.data : {}) as {
      eventList: typeof eventList;
    };
    return [workNo, own.map(({ index }) => index)];
  });
  expect(indexes).toEqual([
    ['30021', [0, 2]],
    ['30022', [1, 3]],
  ]);
});

it('reads each event of a list once, however many agents it is about', () => {
  let reads = 0;
  const eventList = Array.from({ length: 1000 }, (_, index) => ({
    get workNo() {
      reads += 1;
      return `${30_000 + index}`;
    },
  }));
  expect(framesByAgent(messageFrame({ eventList }))).toHaveLength(1000);
  expect(reads).toBe(1000);
});

it('leaves a text whole that is too long to be read, as it was live', () => {
  const eventList = ['30021', '30022'].map((workNo) => ({ workNo, eventType: 'AgentState_Ready' }));
  const text = (padding: number) => JSON.stringify({ message: 'x'.repeat(padding), eventList });
  expect(framesByAgent(messageFrame(text(0)))).toHaveLength(2);
  const frame = messageFrame(text(longestMessage));
  expect(framesByAgent(frame)).toEqual([{ workNo: null, frame }]);
});
