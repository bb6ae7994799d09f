import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import sequences from '../field/sequences.json' with { type: 'json' };
import { runFrames, start } from './run-table.ts';

// Sequences seen in the field, as data: times in seconds, arrivals by the clock of the page.

interface Sequence {
  readonly name: string;
  readonly initialState: string;
  readonly events: readonly string[];
  readonly content?: { readonly [index: string]: unknown };
  readonly times?: readonly number[];
  readonly arrivals?: readonly number[];
  readonly expectedAgentStates: readonly string[];
  /** The positions of the events that cause a warning or error; `null` leaves them open. */
  readonly warnAt: readonly number[] | null;
  readonly why?: string;
}

type Event = readonly [id: string, content?: unknown];

const first = { callid: '1767225601-118', caller: '900100', called: '30021', feature: '0' };

const leadIns: { readonly [state: string]: readonly Event[] } = {
  signedOut: [['AgentOther_InService']],
  idle: [['AgentState_Ready']],
  busy: [['AgentState_SetNotReady_Success', { reason: '203' }]],
  rest: [['AgentState_SetRest_Success', { reason: '2' }]],
  talking: [
    ['AgentState_Ready'],
    ['AgentState_Busy'],
    ['AgentEvent_Ringing', first],
    ['AgentEvent_Talking', first],
  ],
};

const frameOf = (eventType: string, content: unknown, time: number, arrival: number): Frame =>
  messageFrame(
    encodeEvent({ eventType, workNo: '30021', content: content ?? null, eventGenTime: start + time * 1000 }),
    { at: start + arrival * 1000 },
  );

/** The frames of a sequence, and how many of them only lead to its first state. */
const framesOf = ({ initialState, events, content = {}, times, arrivals }: Sequence) => {
  const before = (leadIns[initialState] ?? []).map(([id, about], index, all) =>
    frameOf(id, about, index - all.length, index - all.length),
  );
  const own = events.map((id, index) => {
    const time = times?.[index] ?? index + 1;
    return frameOf(id, content[index], time, arrivals?.[index] ?? time);
  });
  return { frames: [...before, ...own], before: before.length };
};

describe('a sequence of the field', () => {
  it.each(sequences as readonly Sequence[])('$name', (sequence) => {
    const { frames, before } = framesOf(sequence);
    const { steps, findings, states } = runFrames(frames);
    expect(states[before - 1]).toBe(sequence.initialState);
    expect(states.slice(before)).toEqual(sequence.expectedAgentStates);
    if (sequence.warnAt === null) return;
    const warned = findings
      .filter(({ level }) => level !== 'info')
      .map(({ cause }) => steps.indexOf(cause as never));
    expect([...new Set(warned)].map((index) => index - before)).toEqual(sequence.warnAt);
  });
});
