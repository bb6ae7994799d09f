import { map, type Observable } from 'rxjs';
import { type RunHelpers, TestScheduler } from 'rxjs/testing';
import { expect } from 'vitest';
import type { Agent, AgentOptions } from '../../src/agent-api.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { EventId } from '../../src/protocol/catalogue.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';

/** A frame of one event without a time of its own. */
export const eventFrame = (eventType: EventId, content: unknown = null): Frame =>
  messageFrame(encodeEvent({ eventType, content }));

/** The door received nothing for a while. */
export const reload: Frame = { kind: 'interrupted', cause: 'reload', at: 0, door: 'window' };

/** The meaning of one letter of a marble diagram. */
export const letters = {
  /** Idle. */
  i: eventFrame('AgentState_Ready'),
  /** Rest, `s` as in set. */
  s: eventFrame('AgentState_SetRest_Success'),
  /** Ring, talk, hold, and the end of one call. */
  r: eventFrame('AgentEvent_Ringing', { callid: 'c1' }),
  t: eventFrame('AgentEvent_Talking', { callid: 'c1' }),
  h: eventFrame('AgentEvent_Hold', 'c1'),
  x: eventFrame('AgentEvent_Call_Release', 'c1'),
  /** The phone, which is mere information. */
  p: eventFrame('AgentOther_PhoneOffhook'),
  /** Wrong anywhere but in rest. */
  w: eventFrame('AgentState_CancelRest_Success'),
  /** Junk. */
  j: messageFrame('junk'),
  /** The iframe reloads. */
  z: reload,
} as const satisfies { readonly [letter: string]: Frame };

/** The helpers of RxJS, and one virtual clock for agent and diagrams, 1 ms a character. */
export interface Play extends RunHelpers {
  readonly clock: TestScheduler;
  /** Frames by letter; each arrives when the diagram has its letter. */
  readonly frames: (marbles: string) => Observable<Frame>;
  readonly start: (marbles: string, options?: Partial<AgentOptions>) => Agent;
  readonly at: (ms: number, act: () => void) => void;
}

/** Plays a scene on virtual time. */
export const play = (scene: (helpers: Play) => void): void => {
  const clock = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  clock.run((helpers) => {
    const frames = (marbles: string) =>
      helpers.hot<Frame>(marbles, letters).pipe(map((frame) => ({ ...frame, at: clock.now() })));
    const start = (marbles: string, options: Partial<AgentOptions> = {}) =>
      createAgent({ source: frames(marbles), clock, ...options });
    scene({ ...helpers, clock, frames, start, at: (ms, act) => void clock.schedule(act, ms) });
  });
};

/** The observables of an agent, each value in one word. */
export const inWords = {
  state$: ({ state$ }: Agent) => state$,
  view$: ({ view$ }: Agent) => view$.pipe(map(({ state, certainty }) => `${state} ${certainty}`)),
  call$: ({ call$ }: Agent) => call$.pipe(map((call) => call?.phase ?? 'none')),
  calls$: ({ calls$ }: Agent) =>
    calls$.pipe(map((calls) => calls.map(({ phase }) => phase).join() || 'none')),
  link$: ({ link$ }: Agent) => link$,
  steps$: ({ steps$ }: Agent) => steps$.pipe(map(({ seq, outcome }) => `${seq} ${outcome}`)),
  findings$: ({ findings$ }: Agent) => findings$.pipe(map(({ id }) => id)),
  warnings$: ({ warnings$ }: Agent) => warnings$.pipe(map(({ received }) => received)),
  errors$: ({ errors$ }: Agent) => errors$.pipe(map(({ where }) => where)),
} as const satisfies { readonly [name: string]: (agent: Agent) => Observable<string> };

/** The name of an observable of an agent. */
export type Name = keyof typeof inWords;
