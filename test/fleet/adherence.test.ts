import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AdherenceLine, followAdherence, heartbeatEvery } from '../../src/fleet/adherence.ts';
import { mapAdherence, readAdherenceMapping } from '../../src/fleet/adherence-mapping.ts';
import type { FleetOutput } from '../../src/fleet/fleet-turn.ts';
import { foldEntry, partitionRuns } from '../../src/fleet/fold-entry.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { replaySetup } from '../../src/replay/replay-setup.ts';
import { type EventRow, framesOf, start } from '../agent/run-table.ts';

const minute = 60_000;
const call = { callid: '1-1', caller: '13800000001', called: '70092', feature: '0' };

/** The outputs of one agent's messages, in batches. */
const outputsOf = (...batches: readonly (readonly EventRow[])[]): readonly FleetOutput[] => {
  const state = partitionRuns();
  const setup = replaySetup();
  return batches.map((sent, index) => {
    const frames = framesOf(sent).map((frame: Frame) => ({ workNo: '30021', frame }));
    const at = frames.at(-1)?.frame.at ?? 0;
    return foldEntry(state, { position: index + 1, at, batch: { frames, sentAt: null } }, setup);
  });
};

const linesOf = (...batches: readonly (readonly EventRow[])[]): readonly AdherenceLine[] => {
  const follower = followAdherence();
  return outputsOf(...batches).flatMap((output, index) =>
    follower.take({ kind: 'output', partition: 3, position: index + 1, output }),
  );
};

const at = (time: number) => ({ at: time });
const signIn: readonly EventRow[] = [
  ['AgentOther_InService', null, at(0)],
  ['AgentState_Ready', null, at(0)],
];

describe('adherence', () => {
  it.each<{
    readonly name: string;
    readonly sent: readonly (readonly EventRow[])[];
    readonly lines: readonly string[];
  }>([
    { name: 'a sign-in', sent: [signIn], lines: ['login ready idle'] },
    {
      name: 'a call, message by message',
      sent: [
        signIn,
        [['AgentEvent_Ringing', call, at(minute)]],
        [['AgentEvent_Talking', call, at(2 * minute)]],
        [['AgentState_Work', null, at(3 * minute)]],
        [['AgentState_CancelWork_Success', null, at(4 * minute)]],
      ],
      lines: [
        'login ready idle',
        'state contact ringing',
        'state contact talking',
        'state afterContact wrapUp',
        'state ready idle',
      ],
    },
    {
      name: 'a call in one batch: no state on the way is missing',
      sent: [
        signIn,
        [
          ['AgentEvent_Ringing', call, at(minute)],
          ['AgentEvent_Talking', call, at(2 * minute)],
          ['AgentState_Work', null, at(3 * minute)],
        ],
      ],
      lines: [
        'login ready idle',
        'state contact ringing',
        'state contact talking',
        'state afterContact wrapUp',
      ],
    },
    {
      name: 'a rest with a reason, and its end',
      sent: [
        signIn,
        [['AgentState_SetRest_Success', { reason: '2' }, at(minute)]],
        [['AgentState_Ready', null, at(2 * minute)]],
      ],
      lines: ['login ready idle', 'state notReady rest', 'state ready idle'],
    },
    {
      name: 'the same state again',
      sent: [signIn, [['AgentState_Ready', null, at(minute)]]],
      lines: ['login ready idle'],
    },
    {
      name: 'a sign-out',
      sent: [signIn, [['AgentOther_ShutdownService', null, at(minute)]]],
      lines: ['login ready idle', 'logout signedOut signedOut'],
    },
    {
      name: 'a sign-in after a sign-out',
      sent: [
        signIn,
        [['AgentOther_ShutdownService', null, at(minute)]],
        [['AgentState_Ready', null, at(2 * minute)]],
      ],
      lines: ['login ready idle', 'logout signedOut signedOut', 'login ready idle'],
    },
  ])('reports $name', ({ sent, lines }) => {
    const found = linesOf(...sent);
    expect(found.map(({ event, mode, state }) => `${event} ${mode} ${state}`)).toEqual(lines);
    expect(
      found.every(({ agent, partition, feed }) => agent === '30021' && partition === 3 && feed === null),
    ).toBe(true);
  });

  it('states since when, from when on and by which output', () => {
    const [, ringing] = linesOf(signIn, [['AgentEvent_Ringing', call, at(minute)]]);
    expect(ringing).toMatchObject({
      since: start + minute,
      at: start + minute,
      position: 2,
      certainty: 'observed',
    });
  });

  it('repeats signed-in agents by heartbeats, and the health of the feed', () => {
    const follower = followAdherence();
    const [output] = outputsOf(signIn);
    if (output === undefined) throw new Error('There is no output.');
    follower.take({ kind: 'output', partition: 0, position: 1, output });
    const events = (time: number, feed: 'normal' | 'down' | 'ended') =>
      follower
        .take({ kind: 'time', at: output.at + time, feed })
        .map((line) => `${line.event} ${line.feed ?? line.agent}`);
    expect(events(0, 'normal')).toEqual(['feed normal']);
    expect(events(heartbeatEvery - 1, 'normal')).toEqual([]);
    expect(events(heartbeatEvery, 'normal')).toEqual(['feed normal', 'heartbeat 30021']);
    expect(events(heartbeatEvery + 1, 'down')).toEqual(['feed down']);
    expect(events(3 * heartbeatEvery, 'down')).toEqual(['feed down']);
    expect(events(3 * heartbeatEvery + 1, 'normal')).toEqual(['feed normal', 'heartbeat 30021']);
    expect(events(3 * heartbeatEvery + 2, 'ended')).toEqual(['feed ended']);
    expect(follower.snapshot()).toHaveLength(1);
  });
});

const shipped = readFileSync('examples/fleet/rta-mapping.json', 'utf8');

describe('a mapping of adherence', () => {
  it('gives the lines that a workforce system wants', () => {
    const read = readAdherenceMapping(shipped);
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const lines = linesOf(signIn, [['AgentState_SetRest_Success', { reason: '2' }, at(minute)]]);
    expect(lines.map((line) => mapAdherence(read.mapping, line))).toEqual([
      {
        source: 'ccbar',
        eventType: 26,
        agentId: '30021',
        agentMode: 1,
        reasonCode: null,
        time: new Date(start).toISOString(),
        inModeSince: new Date(start).toISOString(),
        extErrorCode: null,
      },
      expect.objectContaining({ eventType: 28, agentMode: 5, reasonCode: 'Meeting' }),
    ]);
    const [feed] = followAdherence().take({ kind: 'time', at: 0, feed: 'down' });
    expect(feed && mapAdherence(read.mapping, feed)).toMatchObject({
      eventType: 0,
      agentId: null,
      extErrorCode: 3,
    });
  });

  it.each([
    { time: 'ms', shown: start },
    { time: 's', shown: Math.floor(start / 1000) },
    { time: 'iso', shown: new Date(start).toISOString() },
  ])('writes times as $time', ({ time, shown }) => {
    const read = readAdherenceMapping(JSON.stringify({ fields: { t: 'at' }, time }));
    const [line] = linesOf(signIn);
    expect(read.ok && line && mapAdherence(read.mapping, line)).toEqual({ t: shown });
  });

  it('leaves out the events that the system does not want', () => {
    const read = readAdherenceMapping('{"fields":{"a":"agent"},"omit":["login"]}');
    const [line] = linesOf(signIn);
    expect(read.ok && line && mapAdherence(read.mapping, line)).toBeNull();
  });

  it.each([
    ['', 'The mapping is no JSON.'],
    ['[]', 'The mapping must be an object.'],
    ['{}', '"fields" must be an object that names at least one field.'],
    ['{"fields":{"a":"agnt"}}', '"fields.a" must be one of event, agent,'],
    ['{"fields":{"a":"agent"},"code":{}}', "The mapping has 'code', which is none of: fields,"],
    ['{"fields":{"a":"agent"},"codes":{"mood":{}}}', '"codes" has \'mood\', which is none of: event,'],
    [
      '{"fields":{"a":"agent"},"codes":{"feed":{"normal":1,"down":3}}}',
      '"codes.feed" has no code for \'ended\'.',
    ],
    ['{"fields":{"a":"agent"},"codes":{"feed":{"normal":1,"down":3,"ended":[]}}}', "no code for 'ended'"],
    ['{"fields":{"a":"agent"},"reasons":{"1":2}}', '"reasons" must be an object of texts'],
    ['{"fields":{"a":"agent"},"reasonLength":0}', '"reasonLength" must be a whole number'],
    ['{"fields":{"a":"agent"},"time":"utc"}', '"time" must be one of iso, ms, s, received "utc".'],
    ['{"fields":{"a":"agent"},"omit":["beat"]}', '"omit" must be a list of: login,'],
    ['{"fields":{"a":"agent"},"constants":{"a":{}}}', '"constants" must be an object of texts'],
  ])('refuses %j with the reason', (text, problem) => {
    const read = readAdherenceMapping(text);
    expect(read.ok ? [] : read.problems).toEqual([expect.stringContaining(problem)]);
  });
});
