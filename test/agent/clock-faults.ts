import { advance } from '../../src/agent/advance.ts';
import type { Engine } from '../../src/agent/engine-type.ts';
import { firstModel } from '../../src/agent/model.ts';
import type { Step } from '../../src/agent/step.ts';
import type { AgentState } from '../../src/protocol/agent-state.ts';
import type { EventId } from '../../src/protocol/catalogue.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { pick, type Random } from '../../src/simulator/random.ts';

// True sequences of events, what faulty clocks make of their times, and what has to hold all the same.

const start = 1_767_225_600_000;
const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

type Draft = readonly [id: EventId, content: unknown];

/** A piece of a shift: it begins and ends in idle, and every event of it is legal. */
const piece = (random: Random, callid: string): readonly Draft[] => {
  const call: readonly Draft[] = [
    ['AgentState_Busy', null],
    ['AgentEvent_Ringing', { callid, caller: '900100', feature: '0' }],
    ['AgentEvent_Talking', { callid, caller: '900100', feature: '0' }],
    ...(random() < 0.3
      ? ([
          ['AgentEvent_Hold', callid],
          ['AgentEvent_Talking', { callid }],
        ] as const)
      : []),
    ['AgentEvent_Call_Release', callid],
  ];
  const ring = { callid, caller: '900100', feature: '0' };
  return pick<readonly Draft[]>(random, [
    // The own phone is not picked up; the far end does not answer; the agent does not.
    [
      ['AgentOther_PhoneAlerting', null],
      ['AgentEvent_Call_Out_Fail', callid],
      ['AgentEvent_Connect_Fail', callid],
    ],
    [
      ['AgentOther_PhoneAlerting', null],
      ['AgentState_Busy', null],
      ['AgentEvent_Customer_Alerting', { callid, otherPhone: '900100' }],
      ['AgentEvent_Call_Out_Fail', callid],
      ['AgentState_Ready', null],
    ],
    [
      ['AgentState_Busy', null],
      ['AgentOther_PhoneAlerting', { callid, caller: '900100' }],
      ['AgentEvent_Ringing', ring],
      ['AgentEvent_No_Answer', callid],
      ['AgentState_SetNotReady_Success', { reason: '2' }],
      ['AgentState_CancelNotReady_Success', null],
    ],
    [...call, ['AgentState_Work', null], ['AgentState_CancelWork_Success', null]],
    [...call, ['AgentState_Work', null], ['AgentState_CancelWork_Success', null]],
    [...call, ['AgentState_Ready', null]],
    [
      ['AgentState_SetRest_Success', { reason: '2' }],
      ['AgentState_CancelRest_Success', null],
    ],
    [
      ['AgentState_SetNotReady_Success', { reason: '203' }],
      ['AgentState_CancelNotReady_Success', null],
    ],
    [
      ['AgentState_SetWork_Success', null],
      ['AgentState_CancelWork_Success', null],
    ],
  ]);
};

/** An event as it truly was. Times are true ms. */
interface TrueEvent {
  readonly id: EventId;
  readonly content: unknown;
  readonly happenedAt: number;
  readonly arrivedAt: number;
}

const trueEvents = (random: Random, count: number): readonly TrueEvent[] => {
  const events: TrueEvent[] = [];
  const drafts: Draft[] = [['AgentState_Ready', null]];
  let happenedAt = start;
  let arrivedAt = start;
  while (events.length < count) {
    const [id, content] = drafts.shift() ?? ['AgentState_Ready', null];
    if (drafts.length === 0) drafts.push(...piece(random, `1767225600-${events.length}`));
    happenedAt += Math.round(pick(random, [200, second, 5 * second, minute, 10 * minute]) * (0.2 + random()));
    arrivedAt = Math.max(arrivedAt, happenedAt + Math.round(random() * 300));
    events.push({ id, content, happenedAt, arrivedAt });
  }
  return events;
};

/** The clocks that are faulty; a page may also have a clock that nobody can set. */
export interface FaultyClocks {
  readonly platform: boolean;
  readonly page: boolean;
  readonly isMeasured: boolean;
}

const errors = [0.4 * second, 3 * second, 20 * second, 4 * minute, 50 * minute, day, 400 * day] as const;

const errorOf = (random: Random): number =>
  pick(random, errors) * (0.5 + random()) * (random() < 0.5 ? -1 : 1);

/** The error of a clock at each event: an offset, steps for good, and times that are off alone. */
const clockErrors = (random: Random, count: number): readonly number[] => {
  let offset = random() < 0.5 ? 0 : Math.round((random() - 0.5) * 20 * minute);
  return Array.from({ length: count }, () => {
    if (random() < 0.03) offset += Math.round(errorOf(random));
    return offset + (random() < 0.03 ? Math.round(errorOf(random)) : 0);
  });
};

/** A run of frames whose clocks are faulty, with the truth about it. */
export interface FaultyRun {
  readonly frames: readonly Frame[];
  readonly events: readonly TrueEvent[];
  /** The number of steps of the platform's clock against true time. */
  readonly platformSteps: number;
}

/** Makes a run of frames with faulty clocks. */
export const faultyRun = (random: Random, count: number, faulty: FaultyClocks): FaultyRun => {
  const events = trueEvents(random, count);
  const page = faulty.page ? clockErrors(random, count) : events.map(() => 0);
  const platform = faulty.platform ? [...clockErrors(random, count)] : events.map(() => 0);
  for (let index = 1; index < count; index += 1) {
    // Both clocks set forward by the same, one soon after the other, are what a computer that slept looks like:
    // nobody can know. So the platform's clock goes by a little more then.
    const isLikeSleep = () =>
      [1, 2, 3, 4, 5].some((back) => {
        const byPage = (page[index] ?? 0) - (page[index - back] ?? 0);
        const byPlatform = (platform[index] ?? 0) - (platform[index - back] ?? 0);
        return byPage > second && Math.abs(byPage - byPlatform) < 3 * second;
      });
    while (faulty.platform && isLikeSleep()) platform[index] = (platform[index] ?? 0) + 7 * second;
  }
  const frames = events.map(({ id, content, happenedAt, arrivedAt }, index) => ({
    ...messageFrame(
      {
        eventType: id,
        workNo: '30021',
        content,
        eventGenTime: Math.max(0, happenedAt + (platform[index] ?? 0)),
      },
      { at: arrivedAt + (page[index] ?? 0), door: 'window' },
    ),
    ...(faulty.isMeasured && { monotonic: arrivedAt - start + 12_345 }),
  }));
  const platformSteps = platform.filter((error, index) => index > 0 && error !== platform[index - 1]).length;
  return { frames, events, platformSteps };
};

const stepsOf = (frames: readonly Frame[], engine: Engine): readonly Step[] => {
  const steps: Step[] = [];
  let model = firstModel();
  for (const frame of frames) {
    const advanced = advance(model, frame, engine);
    model = advanced.model;
    for (const happening of advanced.happenings) if (happening.kind === 'step') steps.push(happening);
  }
  return steps;
};

const statesOf = (steps: readonly Step[]): readonly AgentState[] => steps.map(({ after }) => after.state);

/** Returns what does not hold of a run, in words; nothing when all is right. */
export const problemsOf = (
  { frames, events, platformSteps }: FaultyRun,
  engine: Engine,
): readonly string[] => {
  const steps = stepsOf(frames, engine);
  const problems: string[] = [];
  const late = steps.flatMap(({ outcome }, index) => (outcome === 'late' ? [index] : []));
  if (steps.length !== frames.length) problems.push(`${steps.length} steps of ${frames.length} frames`);
  // The end of a call that is not known by its id says nothing of the clock when it is only a little late.
  const isEnd = (index: number) => {
    const { event } = steps[index] ?? {};
    return event?.kind === 'event' && event.type === 'call.ended';
  };
  if (late.filter((index) => !isEnd(index)).length > platformSteps)
    problems.push(`${late.length} held back at ${platformSteps} steps of the clock`);

  // The events that were followed give the same states as with right clocks.
  const isLate = new Set(late);
  const followed = events.filter((_, index) => !isLate.has(index));
  const truth = stepsOf(
    followed.map(({ id, content, happenedAt, arrivedAt }) =>
      messageFrame(
        { eventType: id, workNo: '30021', content, eventGenTime: happenedAt },
        { at: arrivedAt, door: 'window' },
      ),
    ),
    engine,
  );
  const states = statesOf(steps.filter((_, index) => !isLate.has(index)));
  statesOf(truth).forEach((state, index) => {
    if (states[index] !== state && problems.length < 5)
      problems.push(`event ${index} followed gave ${states[index]}, not ${state}`);
  });

  // An event of the very millisecond, id and call of one before it cannot be distinguished from its second delivery.
  const applied = steps.filter(({ outcome }) => outcome !== 'late' && outcome !== 'repeated');
  const times = applied.map(({ at }) => at);
  const span = (events.at(-1)?.arrivedAt ?? 0) - (events[0]?.arrivedAt ?? 0);
  const measured = Math.max(...times) - Math.min(...times);
  // Without a clock that nobody sets, a step of the page's clock by up to 10 s looks like a delay of one event.
  const isMeasured = frames[0]?.monotonic !== undefined;
  if (measured > span + (isMeasured ? 500 : 10_500))
    problems.push(`${measured} ms were measured in ${span} ms`);
  // Each stay in a state, from the first event that showed it to the first that showed another. Without such a clock one
  // stay may get what was cut off the one before.
  let stay: { readonly state: AgentState; readonly at: number; readonly arrivedAt: number } | null = null;
  steps.forEach(({ at, outcome, after: { state } }, index) => {
    const arrivedAt = events[index]?.arrivedAt ?? 0;
    if (outcome === 'late' || outcome === 'repeated' || stay?.state === state) return;
    // An event counts from 10 s before its arrival.
    const surplus = stay === null || !isMeasured ? 0 : at - stay.at - (arrivedAt - stay.arrivedAt);
    if (surplus > 10_500 && problems.length < 5)
      problems.push(`${stay?.state} was ${surplus} ms longer than it was`);
    stay = { state, at, arrivedAt };
  });
  times.forEach((at, index) => {
    if (index > 0 && at < (times[index - 1] ?? 0) && problems.length < 5)
      problems.push(`time ran back at ${index}`);
  });
  return problems;
};
