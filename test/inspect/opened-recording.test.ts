import { describe, expect, it } from 'vitest';
import { recordsOfRecording } from '../../src/inspect/records/records-of-recording.ts';
import { readSession } from '../../src/inspect/session/session-file.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { replay } from '../../src/replay/replay.ts';

const start = Date.UTC(2026, 0, 1, 8);

const lineOf = (seconds: number, eventType: string, workNo: string, content: unknown = null): string =>
  JSON.stringify({
    at: start + seconds * 1000,
    data: encodeEvent({ eventType, workNo, content, eventGenTime: start + seconds * 1000 }),
  });

const twoAgents = [
  lineOf(0, 'AgentState_Ready', '30021'),
  lineOf(1, 'AgentState_Ready', '30022'),
  lineOf(2, 'AgentState_Busy', '30021'),
  lineOf(3, 'AgentState_SetRest_Success', '30022', { reason: '3' }),
  lineOf(4, 'AgentEvent_Talking', '30021', { callid: '1-1' }),
  lineOf(5, 'AgentState_Rest_Timeout', '30022'),
  lineOf(6, 'AgentState_Work', '30021'),
  lineOf(7, 'AgentState_CancelRest_Success', '30022'),
].join('\n');

describe('an opened recording', () => {
  it('of two agents gives the steps of a replay, none of them foreign', () => {
    const { records, skipped } = readSession(twoAgents);
    const steps = records.filter(({ kind }) => kind === 'step');
    const replayed = replay(twoAgents).steps;
    expect(steps.map(({ at, outcome, after }) => [at, outcome, after[0]])).toEqual(
      replayed.map(({ at, outcome, after: { state } }) => [
        at,
        outcome,
        state === 'talking' || state === 'ringing' ? 'occupied' : state,
      ]),
    );
    expect(steps.map(({ outcome }) => outcome)).not.toContain('foreign');
    expect(skipped).toBe(0);
  });

  it('holds the agents apart, each with its own states and findings', () => {
    const { records, agents } = readSession(twoAgents);
    expect(agents.map(({ workNo }) => workNo)).toEqual(['agent#1', 'agent#2']);
    expect(agents.flatMap((agent) => agent.records).sort((a, b) => a.seq - b.seq)).toEqual(records);
    const walks = agents.map((agent) => agent.records.map(({ after }) => after.join('.')));
    expect(walks).toEqual([
      ['unknown', 'idle', 'occupied.ringing', 'occupied.talking.active', 'wrapUp'],
      ['unknown', 'idle', 'rest.onTime', 'rest.overdue', 'idle'],
    ]);
  });

  it('gives each step the transition it took, whichever agent it is of', () => {
    const steps = readSession(twoAgents).records.filter(({ kind }) => kind === 'step');
    expect(steps.map(({ edges }) => edges.length)).toEqual(steps.map(() => 1));
  });

  it('is of the agent that its header names, and of nobody else', () => {
    const header = JSON.stringify({ ccbarRecording: 1, agents: 1, workNo: '30022' });
    const { records } = readSession(`${header}\n${twoAgents}`);
    expect(records.flatMap(({ outcome }) => outcome ?? [])).toEqual(
      replay(`${header}\n${twoAgents}`).steps.map(({ outcome }) => outcome),
    );
  });

  it('dates a refused frame as a replay does', () => {
    const ready = messageFrame(
      encodeEvent({ eventType: 'AgentState_Ready', eventGenTime: 1000, content: null }),
      {
        at: 1000,
      },
    );
    const refused: Frame = {
      kind: 'refused',
      reason: 'origin',
      origin: 'https://x.example',
      at: 5000,
      door: 'window',
    };
    const [found] = replay([ready, refused]).findings;
    const rejection = recordsOfRecording([ready, refused]).records.find(({ kind }) => kind === 'rejection');
    expect([found?.at, rejection?.at, rejection?.findings[0]?.at]).toEqual([5000, 5000, 5000]);
  });
});
