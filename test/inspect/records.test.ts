import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { machineChart } from '../../src/chart/machine-chart.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { InspectionRecord } from '../../src/inspect/records/record.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';

const start = () => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source });
  const feed = (...frames: readonly Frame[]) => {
    for (const frame of frames) source.next(frame);
  };
  return { agent, feed, source };
};

let clock = Date.UTC(2026, 0, 1, 8);
const event = (eventType: string, content: unknown = null, workNo = '30021'): Frame => {
  clock += 1000;
  const data = encodeEvent({ eventType, workNo, eventGenTime: clock, content });
  return messageFrame(data, { at: clock, door: 'simulator' });
};

const line = ({ kind, id, before, after, edges, outcome, findings }: InspectionRecord) => ({
  kind,
  id,
  from: before.join('.'),
  to: after.join('.'),
  edges,
  outcome,
  findings: findings.map((finding) => finding.id),
});

const still = { edges: [], outcome: null, findings: [] };

describe('records', () => {
  it('gives a reader also those that come about while it reads the earlier ones', () => {
    const { agent, feed } = start();
    const records = createRecords(agent);
    const seen: number[] = [];
    records.records$.subscribe(({ seq }) => {
      seen.push(seq);
      if (seq === 1) feed(event('AgentState_Ready'));
    });
    feed(event('AgentState_SetRest_Success', { reason: 2 }));
    expect(seen).toEqual(records.all().map(({ seq }) => seq));
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('records a legal event with the transition that was taken', () => {
    const { agent, feed } = start();
    const records = createRecords(agent);
    feed(event('AgentState_Ready'), event('AgentState_SetRest_Success', { reason: 2 }));
    expect(records.all().map(line)).toEqual([
      { kind: 'start', id: null, from: 'unknown', to: 'unknown', ...still },
      { kind: 'link', id: null, from: 'unknown', to: 'unknown', ...still },
      {
        kind: 'step',
        id: 'AgentState_Ready',
        from: 'unknown',
        to: 'idle',
        edges: ['agent.unknown:agent.idle:0'],
        outcome: 'expected',
        findings: [],
      },
      {
        kind: 'step',
        id: 'AgentState_SetRest_Success',
        from: 'idle',
        to: 'rest.onTime',
        edges: ['agent.idle:rest.started:0'],
        outcome: 'expected',
        findings: [],
      },
    ]);
  });

  it.each([
    {
      name: 'an unexpected event, with its warning and the fallback it took',
      frame: () => event('AgentState_CancelRest_Success'),
      recorded: {
        kind: 'step',
        outcome: 'unexpected',
        edges: ['agent:rest.ended:0'],
        findings: ['unexpected-transition'],
      },
    },
    {
      name: 'an event that is not in the catalogue',
      frame: () => event('AgentState_Lunch'),
      recorded: { kind: 'step', id: 'AgentState_Lunch', outcome: 'unmapped', findings: ['unmapped-event'] },
    },
    {
      name: 'a frame that is no message of the bar',
      frame: () => messageFrame('{"a":'),
      recorded: { kind: 'rejection', outcome: 'rejected', findings: ['rejected-frame'] },
    },
    {
      name: 'an interruption',
      frame: (): Frame => ({ kind: 'interrupted', cause: 'reload', at: clock, door: 'window' }),
      recorded: { kind: 'step', edges: ['agent:model.stale:0'], findings: ['link-interrupted'] },
    },
    {
      name: 'an event for another agent',
      frame: () => event('AgentState_Ready', null, '30099'),
      recorded: { kind: 'step', outcome: 'foreign', edges: [], findings: ['foreign-agent'] },
    },
  ])('records $name', ({ frame, recorded }) => {
    const { agent, feed } = start();
    const records = createRecords(agent);
    feed(event('AgentState_Ready'), frame());
    const last = records.all().at(-1);
    expect(last && line(last)).toMatchObject(recorded);
  });

  it('begins, when attached late, with the state of that moment', () => {
    const { agent, feed } = start();
    feed(event('AgentState_Ready'), event('AgentState_CancelRest_Success'));
    const records = createRecords(agent);
    expect(records.all().map(line)).toEqual([
      { kind: 'start', id: null, from: 'idle', to: 'idle', ...still },
    ]);
    feed(event('AgentState_SetNotReady_Success', { reason: 200 }));
    expect(records.all().map(({ after }) => after)).toEqual([['idle'], ['busy']]);
  });

  it('holds the newest and counts on without gaps', () => {
    const { agent, feed } = start();
    const records = createRecords(agent, { limit: 3 });
    for (let count = 0; count < 10; count += 1) feed(event('AgentState_Ready'));
    expect(records.all().map(({ seq }) => seq)).toEqual([10, 11, 12]);
  });

  it('gives late subscribers what is in the ring and then what comes', async () => {
    const { agent, feed } = start();
    const records = createRecords(agent);
    feed(event('AgentState_Ready'));
    const seen: number[] = [];
    records.records$.subscribe(({ seq }) => seen.push(seq));
    expect(seen).toEqual([1, 2, 3]);
    feed(event('AgentState_CancelRest_Success'));
    await Promise.resolve();
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('stops on stop, and completes when the agent is closed', () => {
    const { agent, feed, source } = start();
    const stopped = createRecords(agent);
    const closed = createRecords(agent);
    const ends: string[] = [];
    stopped.records$.subscribe({ complete: () => ends.push('stopped') });
    closed.records$.subscribe({ complete: () => ends.push('closed') });
    stopped.stop();
    feed(event('AgentState_Ready'));
    agent.close();
    expect(ends).toEqual(['stopped', 'closed']);
    expect(stopped.all()).toHaveLength(1);
    expect(closed.all()).toHaveLength(3);
    expect(source.observed).toBe(false);
  });

  it('is the same, step by step, as what the agent emits', () => {
    for (const name of scenarioNames) {
      const { agent, feed } = start();
      const records = createRecords(agent, { limit: 10_000 });
      const states: string[] = [];
      agent.steps$.subscribe(({ before, after, outcome }) =>
        states.push(`${before.state} ${after.state} ${outcome}`),
      );
      feed(...framesOf(name, { seed: 5, faults: { repeat: 0.2, reorder: 2, drop: 0.1 } }));
      const steps = records.all().filter(({ kind }) => kind === 'step');
      expect(steps).toHaveLength(states.length);
      const known = new Map(machineChart().edges.map((edge) => [edge.id, edge]));
      for (const { edges, before, after, outcome } of steps) {
        for (const id of edges) {
          const edge = known.get(id);
          expect(edge, id).toBeDefined();
          expect(edge?.kind === 'fallback').toBe(outcome === 'unexpected');
          if (edge?.target) expect(`agent.${after.join('.')}`.startsWith(edge.target)).toBe(true);
        }
        if (before.join() !== after.join()) expect(edges).toHaveLength(1);
      }
    }
  });

  it('gives the edges of each event of a list to that event', () => {
    const { agent, feed } = start();
    const records = createRecords(agent);
    const at = clock;
    const item = (eventType: string, content: unknown = null) => ({ eventType, eventGenTime: at, content });
    const eventList = [
      item('AgentState_Ready'),
      item('AgentState_Ready'),
      item('AgentOther_PhoneBusy'),
      item('AgentState_Busy'),
      item('AgentEvent_Talking', { callid: '1-1' }),
    ];
    feed(messageFrame({ workNo: '30021', eventList }, { at }));
    expect(
      records
        .all()
        .slice(2)
        .map(({ edges }) => edges),
    ).toEqual([
      ['agent.unknown:agent.idle:0'],
      [],
      [],
      ['agent.idle:call.reserved:0'],
      ['agent.occupied.ringing:call.talking:1'],
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])('does not accept a limit of %s', (limit) => {
    const { agent } = start();
    expect(() => createRecords(agent, { limit })).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });
});

describe('whoever looks', () => {
  it('cannot reach the agent by throwing', () => {
    const { agent, feed } = start();
    const errors: unknown[] = [];
    agent.errors$.subscribe(({ error }) => errors.push(error));
    const stop = agent.inspect(() => {
      throw new Error('observer');
    });
    feed(event('AgentState_Ready'));
    expect(agent.view().state).toBe('idle');
    expect(errors.length).toBeGreaterThan(0);
    stop();
    const before = errors.length;
    feed(event('AgentState_SetNotReady_Success'));
    expect(errors).toHaveLength(before);
  });
});
