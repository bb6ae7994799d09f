import { Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { CallMoment } from '../../src/agent/once-per-call.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { eventFrame } from './play.ts';

/** The calls a handler was called for, when `frames` come after it was given and `before` came earlier. */
const calledFor = (moment: CallMoment, frames: readonly Frame[], before: readonly Frame[] = []) => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source });
  for (const frame of before) source.next(frame);
  const called: string[] = [];
  agent.oncePerCall(moment, ({ id, phase }) => called.push(`${id} ${phase}`));
  for (const frame of frames) source.next(frame);
  return called;
};

const ringing = (callid: string) => eventFrame('AgentEvent_Ringing', { callid });
const talking = (callid: string) => eventFrame('AgentEvent_Talking', { callid });
const hold = (callid: string) => eventFrame('AgentEvent_Hold', callid);
const released = (callid: string) => eventFrame('AgentEvent_Call_Release', callid);
const reserved = eventFrame('AgentState_Busy');
const ready = eventFrame('AgentState_Ready');

const wholeCall: readonly Frame[] = [
  reserved,
  ringing('c1'),
  talking('c1'),
  hold('c1'),
  talking('c1'),
  eventFrame('AgentEvent_Conference', { callid: 'c1' }),
  released('c1'),
  eventFrame('AgentEvent_Customer_Release', { callid: 'c1' }),
  ready,
];

describe('oncePerCall', () => {
  it.each<readonly [moment: CallMoment, called: string]>([
    ['ringing', 'c1 ringing'],
    ['talking', 'c1 talking'],
    ['held', 'c1 held'],
    ['conference', 'c1 conference'],
    ['ended', 'c1 ended'],
  ])('%s: once in a call, also when every event arrives twice', (moment, called) => {
    expect(calledFor(moment, wholeCall)).toEqual([called]);
    expect(calledFor(moment, [...wholeCall, ...wholeCall])).toEqual([called]);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, moment: CallMoment, frames: readonly Frame[], called: readonly string[]]>([
    ['a call that is named only when it is answered', 'ringing', [reserved, talking('c1')], ['c1 talking']],
    ['a call that is named when it is held', 'talking', [reserved, eventFrame('AgentEvent_Talking'), hold('c1')], ['c1 held']],
    ['a call that is named by its end', 'ended', [reserved, released('c1')], ['c1 ended']],
    ['a call that is never named', 'ringing', [reserved, ready], []],
    ['a call out', 'ringing', [eventFrame('AgentOther_PhoneAlerting'), reserved, eventFrame('AgentEvent_Customer_Alerting', { callid: 'c1' })], ['c1 remoteRinging']],
    ['two calls at a time', 'talking', [talking('c1'), hold('c1'), talking('c2'), hold('c2'), talking('c1')], ['c1 talking', 'c2 talking']],
    ['two calls, one after the other', 'ringing', [ringing('c1'), released('c1'), ready, ringing('c2')], ['c1 ringing', 'c2 ringing']],
    ['a call that ends with the state', 'ended', [talking('c1'), ready], ['c1 ended']],
    ['a call that was not answered', 'talking', [ringing('c1'), eventFrame('AgentEvent_No_Answer', 'c1')], []],
  ])('%s', (_what, moment, frames, called) => {
    expect(calledFor(moment, frames)).toEqual(called);
  });

  it('knows the calls that are already there', () => {
    expect(calledFor('ringing', [], [reserved, ringing('c1')])).toEqual(['c1 ringing']);
    expect(calledFor('talking', [], [reserved, ringing('c1')])).toEqual([]);
  });

  it('remembers the last thousand calls', () => {
    const calls = Array.from({ length: 1000 }, (_, index) => [talking(`c${index}`), ready]).flat();
    expect(calledFor('talking', [...calls, talking('c0')])).toHaveLength(1000);
    expect(calledFor('talking', [...calls, talking('more'), ready, talking('c0')])).toHaveLength(1002);
  });

  it('stops on request, and with the agent', () => {
    const source = new Subject<Frame>();
    const agent = createAgent({ source });
    const handler = vi.fn();
    const stop = agent.oncePerCall('talking', handler);
    stop();
    stop();
    source.next(talking('c1'));
    agent.oncePerCall('ended', handler);
    agent.close();
    source.next(released('c1'));
    expect(handler).not.toHaveBeenCalled();
  });
});
