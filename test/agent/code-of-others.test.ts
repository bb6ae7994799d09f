import { config, Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Agent, AgentError, AgentOptions } from '../../src/agent-api.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { recordingText } from '../../src/recording/recording-text.ts';
import { withRequests } from '../../src/requests/with-requests.ts';
import { notesFirst } from '../../src/rules/business/notes-first.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import type { Finding } from '../../src/rules/finding.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { answer, type EventRow, framesOf, interruption } from './run-table.ts';

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

/** Values that code of others may return or throw, made anew for each use. */
const odd: readonly (readonly [value: string, make: () => unknown])[] = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['a number', () => 1],
  ['a text', () => 'no'],
  ['a symbol', () => Symbol('odd')],
  ['an object without toString', () => Object.create(null)],
  [
    'an object whose toString throws',
    () => ({
      toString: () => {
        throw new Error('toString');
      },
    }),
  ],
  [
    'an error whose message throws',
    () => Object.defineProperty(new Error(), 'message', { get: () => revoked() }),
  ],
  ['a frozen proxy', () => new Proxy(Object.freeze({}), {})],
  ['a revoked proxy', revoked],
  [
    'a proxy that throws',
    () =>
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('get');
          },
        },
      ),
  ],
  ['a promise that never settles', () => new Promise(() => {})],
  ['a promise that is rejected', () => Promise.reject(Object.create(null))],
  ['a list of nothing', () => [undefined]],
  ['verdicts without words', () => [{ message: 1 }]],
  ['a memory that is no judgement', () => ({ verdicts: [] })],
  ['a judgement with odd verdicts', () => ({ memory: 1, verdicts: [null] })],
];

const deeds: readonly (readonly [deed: string, run: (value: () => unknown) => () => never])[] = [
  ['returns', (make) => (() => make()) as () => never],
  [
    'throws',
    (make) => () => {
      const value = make();
      // A promise that is thrown is nobody's to wait for.
      if (value instanceof Promise) value.catch(() => {});
      throw value;
    },
  ],
];

const cases = odd.flatMap(([value, make]) => deeds.map(([deed, run]) => ({ deed, value, code: run(make) })));

const sent: readonly EventRow[] = [
  'AgentState_Ready',
  'AgentState_Busy',
  ['AgentEvent_Talking', { callid: '1-1' }],
];

const unhandled: unknown[] = [];
const agents: Agent[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  unhandled.length = 0;
  config.onUnhandledError = (error) => unhandled.push(error);
});
afterEach(() => {
  for (const agent of agents.splice(0)) agent.close();
  vi.runAllTimers();
  config.onUnhandledError = null;
  vi.useRealTimers();
});

const open = (options: Partial<AgentOptions> = {}) => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source, ...options });
  agents.push(agent);
  const states: string[] = [];
  const errors: AgentError[] = [];
  const findings: Finding[] = [];
  agent.state$.subscribe((state) => states.push(state));
  agent.errors$.subscribe((error) => errors.push(error));
  agent.findings$.subscribe((finding) => findings.push(finding));
  const feed = (frames: readonly Frame[]) => {
    for (const frame of frames) source.next(frame);
  };
  return { agent, states, errors, findings, feed };
};

const counting = defineRule({
  id: 'counting',
  level: 'info',
  start: () => 0,
  judge: (count, moment) => ({
    memory: count + 1,
    verdicts: moment.kind === 'step' ? [{ message: `${count}`, expected: '', received: '', done: '' }] : [],
  }),
});

describe.each(cases)('code that $deed $value', ({ code }) => {
  it.each<readonly [where: string, rule: Partial<Rule>]>([
    ['check', { check: code }],
    ['judge', { start: () => 0, judge: code }],
    ['start', { start: code, judge: (memory) => ({ memory }) }],
    ['due', { start: () => 0, judge: (memory) => ({ memory }), due: code }],
  ])('as %s of a rule: the frame is finished, other rules go on, and resync is asked', (_where, part) => {
    const resync = vi.fn(() => new Promise<never>(() => {}));
    const { agent, states, findings, feed } = open({
      rules: [{ id: 'odd', level: 'warning', ...part }, counting],
      resync,
    });
    feed(framesOf(sent));
    feed([interruption(9000)]);
    expect(agent.view().state).toBe('talking');
    expect(states).toEqual(['unknown', 'idle', 'ringing', 'talking']);
    expect(findings.filter(({ id }) => id === 'counting')).toHaveLength(4);
    expect(resync).toHaveBeenCalledTimes(2);
    for (const { message } of findings) expect(message).toEqual(expect.any(String));
  });

  it('as forbids of a rule: the request is carried out or refused, and can answers', async () => {
    const { agent, feed } = open({
      rules: [{ id: 'odd', level: 'warning', mode: 'enforce', forbids: code }],
    });
    feed(framesOf(['AgentState_Ready']));
    const asking = withRequests(agent, { commands: { busy: () => ({ retcode: '0' }) } });
    expect(asking.can('busy')).toEqual({ ok: expect.any(Boolean), reasons: expect.any(Array) });
    const asked = asking.request('busy');
    feed(framesOf(['AgentState_SetNotReady_Success'], { at: 5000 }));
    expect(await asked).toMatchObject({ command: 'busy' });
  });

  it('as a predicate: the frame is finished', () => {
    const { agent, feed } = open({ rules: [notesFirst({ isDone: code }), counting] });
    feed(framesOf(['AgentState_Work', 'AgentState_Ready', 'AgentState_SetRest_Success']));
    expect(agent.view().state).toBe('rest');
  });

  it('as resync: the agent goes on', async () => {
    const { agent, feed } = open({ resync: code });
    feed(framesOf(sent));
    feed([interruption(9000)]);
    await Promise.resolve();
    feed(framesOf([['AgentState_Work', null, { at: 10_000 }]]));
    expect(agent.view().state).toBe('wrapUp');
  });

  it('as the data of a status answer: the agent goes on', () => {
    const { agent, feed } = open();
    let data: unknown;
    try {
      data = code();
      if (data instanceof Promise) data.catch(() => {});
    } catch (thrown) {
      data = thrown;
      if (data instanceof Promise) data.catch(() => {});
    }
    feed(framesOf(sent));
    feed([answer(data, 9000)]);
    expect(agent.view().state).toBe('talking');
  });

  it('as a command: the request is over or waits, and never rejects', async () => {
    const { agent, feed } = open();
    feed(framesOf(['AgentState_Ready']));
    const asking = withRequests(agent, {
      commands: { busy: code },
      waits: { answerSeconds: 1, eventSeconds: 1 },
    });
    const asked = asking.request('busy');
    await vi.advanceTimersByTimeAsync(5000);
    expect(await asked).toMatchObject({ command: 'busy', status: expect.any(String) });
  });

  it('as an observer of the machine: the state is right', () => {
    const { agent, feed } = open();
    agent.inspect(code);
    feed(framesOf(sent));
    expect(agent.view().state).toBe('talking');
  });

  it.each<readonly [where: string, listen: (agent: Agent, handler: () => never) => unknown]>([
    ['state$', ({ state$ }, handler) => state$.subscribe(handler)],
    ['view$', ({ view$ }, handler) => view$.subscribe(handler)],
    ['steps$', ({ steps$ }, handler) => steps$.subscribe(handler)],
    ['findings$', ({ findings$ }, handler) => findings$.subscribe(handler)],
    ['warnings$', ({ warnings$ }, handler) => warnings$.subscribe(handler)],
    ['errors$', ({ errors$ }, handler) => errors$.subscribe(handler)],
    ['elapsed$', ({ elapsed$ }, handler) => elapsed$(1000).subscribe(handler)],
    ['oncePerCall', ({ oncePerCall }, handler) => oncePerCall('talking', handler)],
  ])('as a handler of %s: others have everything', (_where, listen) => {
    const { agent, states, feed } = open();
    listen(agent, (() => {
      const returned: unknown = code();
      if (returned instanceof Promise) returned.catch(() => {});
      return returned;
    }) as () => never);
    feed(framesOf(sent));
    expect(states).toEqual(['unknown', 'idle', 'ringing', 'talking']);
  });
});

describe('a source that emits what is no frame', () => {
  const at = 1_767_225_600_000;
  const data = { eventType: 'AgentState_SetRest_Success', workNo: '30021', content: null };
  it.each<readonly [what: string, value: unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['a number', 7],
    ['a text', 'AgentState_Ready'],
    ['an object without a kind', { at, data }],
    ['a kind of its own', { kind: 'other', at, data }],
    [
      'an interruption by what is no cause',
      { kind: 'interrupted', at, cause: '13800138000', door: 'window' },
    ],
    ['no time', { kind: 'message', data, origin: '', door: 'window' }],
    ['a time that is a text', { kind: 'message', data, origin: '', door: 'window', at: '5' }],
    ['a time that is no number', { kind: 'message', data, origin: '', door: 'window', at: Number.NaN }],
    ['a revoked proxy', revoked()],
  ])('has %s on errors$, and loses nothing after it', (_what, value) => {
    const { agent, errors, feed } = open();
    feed(framesOf(['AgentState_Ready']));
    feed([value as Frame]);
    expect([agent.view().state, Number.isFinite(agent.now())]).toEqual(['idle', true]);
    feed(framesOf(['AgentState_Work'], { at: 5000 }));
    expect(agent.view().state).toBe('wrapUp');
    expect(errors).toMatchObject([{ where: 'source', error: expect.any(TypeError) }]);
    expect(recordingText(agent.recorder, { at: 0 }).trim().split('\n')).toHaveLength(3);
  });
});

it('a source that throws when it is left has it on errors$, and the agent is closed', () => {
  const unsubscribe = () => {
    throw new Error('odd');
  };
  const agent = createAgent({ source: { subscribe: () => ({ unsubscribe }) } as never });
  const errors: AgentError[] = [];
  let isOver = false;
  agent.errors$.subscribe((error) => errors.push(error));
  agent.view$.subscribe({ complete: () => (isOver = true) });
  agent.close();
  expect(isOver).toBe(true);
  expect(errors).toMatchObject([{ where: 'source' }]);
});

/** Writes into everything that it is given, at any depth. */
const write = (value: unknown): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    write(part);
    Object.assign(value, { [key]: null });
  }
  if (Array.isArray(value)) value.length = 0;
};

const writing =
  <Answer>(answer: Answer) =>
  (moment: object): Answer => {
    write({ ...moment, event: null });
    return answer;
  };

describe('code that writes into what it is given', () => {
  it.each<readonly [where: string, rule: Partial<Rule>]>([
    ['check', { check: writing([]) }],
    ['judge', { judge: (memory, moment) => writing({ memory })(moment) }],
  ])('as %s of a rule changes nothing, and is reported', (_where, part) => {
    const { agent, states, findings, feed } = open({ rules: [{ id: 'odd', level: 'info', ...part }] });
    feed(framesOf(sent));
    expect(states).toEqual(['unknown', 'idle', 'ringing', 'talking']);
    expect(agent.view()).toMatchObject({ workNo: '30021', call: { id: '1-1', phase: 'talking' } });
    expect(findings.map(({ id }) => id)).toContain('rule-failed');
  });

  it('as a command or as a list of requests changes no request', async () => {
    const { agent, feed } = open();
    feed(framesOf(['AgentState_Ready']));
    const seen: unknown[] = [];
    const asking = withRequests(agent, {
      commands: {
        rest: (parameters, { request }) => {
          seen.push({ ...parameters });
          write(parameters);
          write(request);
        },
      },
    });
    asking.pending$.subscribe(write);
    const asked = asking.request('rest', { seconds: 600 });
    feed(framesOf(['AgentState_SetRest_Success'], { at: 5000 }));
    expect(seen).toEqual([{ seconds: 600, cause: 0 }]);
    expect(await asked).toMatchObject({ status: 'applied', parameters: { seconds: 600, cause: 0 } });
  });
});

describe('a question with odd parameters', () => {
  const throwing = {
    get seconds(): number {
      throw new Error('odd');
    },
  };
  it.each<readonly [what: string, command: unknown, parameters: unknown]>([
    ['a getter that throws', 'rest', throwing],
    ['a revoked proxy', 'rest', revoked()],
    ['a number', 'rest', 7],
    ['a text', 'rest', 'seconds'],
    ['a list', 'rest', []],
    [
      'a value that throws',
      'rest',
      {
        seconds: {
          valueOf: () => {
            throw new Error('odd');
          },
        },
      },
    ],
    ['a command that is a symbol', Symbol('rest'), {}],
    ['a command that cannot be a text', Object.create(null), {}],
    ['a command of the prototype', '__proto__', {}],
  ])('is answered with a reason: %s', async (_what, command, parameters) => {
    const { agent, feed } = open();
    feed(framesOf(['AgentState_Ready']));
    const asking = withRequests(agent, { commands: { rest: () => undefined } });
    const permission = asking.can(command as 'rest', parameters as { seconds: number });
    expect(permission.ok).toBe(false);
    expect(permission.reasons[0]).toMatchObject({ message: expect.any(String) });
    const result = await asking.request(command as 'rest', parameters as { seconds: number });
    expect(result).toMatchObject({ status: 'refused', message: expect.any(String) });
  });

  it('is read once, so that it is carried out as it was checked', async () => {
    const { agent, feed } = open();
    feed(framesOf(['AgentState_Ready']));
    const rest = vi.fn();
    const asking = withRequests(agent, { commands: { rest } });
    let count = 0;
    const changing = {
      get seconds() {
        count += 1;
        return count === 1 ? 600 : 1e9;
      },
    };
    void asking.request('rest', changing);
    expect(rest.mock.calls[0]?.[0]).toEqual({ seconds: 600, cause: 0 });
  });

  it('has a refusal of at most 40 characters of a return code', async () => {
    const { agent, feed } = open();
    feed(framesOf(['AgentState_Ready']));
    const commands = { rest: () => ({ retcode: 'x'.repeat(1_000_000) }) };
    const { retcode, message } = await withRequests(agent, { commands }).request('rest', { seconds: 1 });
    expect([retcode?.length, (message ?? '').length < 200]).toEqual([40, true]);
  });
});

describe('what an agent gives away', () => {
  it('cannot be written to: views, their calls, steps and findings', () => {
    const { agent, findings, feed } = open();
    const seen: object[] = [];
    agent.steps$.subscribe((step) => seen.push(step, step.before, step.after, step.clock, ...step.clock));
    agent.view$.subscribe((view) => seen.push(view, view.calls, ...view.calls));
    feed(framesOf(sent));
    feed(framesOf([['AgentState_CancelRest_Success', null, { at: 9000, gen: 99_000_000 }]]));
    expect(findings.map(({ id }) => id)).toContain('time-not-believed');
    for (const value of [...seen, ...findings, agent.view()]) expect(Object.isFrozen(value)).toBe(true);
    const { calls } = agent.view();
    expect(() => (calls as unknown[]).push('odd')).toThrow(TypeError);
  });

  it('cannot be written to after the rules were replaced either', () => {
    const { agent, feed } = open();
    agent.setRules([counting]);
    const seen: object[] = [];
    agent.steps$.subscribe((step) => seen.push(step, step.before, step.after, step.event));
    feed(framesOf(sent));
    expect(seen).toHaveLength(4 * sent.length);
    for (const value of seen) expect(Object.isFrozen(value)).toBe(true);
  });
});

describe('requests of one agent', () => {
  it('are the same when asked for twice, as after a hot reload', () => {
    const { agent } = open();
    const first = withRequests(agent);
    const again = withRequests(first);
    expect(again).toBe(first);
    expect(again.request).toBe(first.request);
  });

  it('need an agent that createAgent made', () => {
    expect(() => withRequests({} as Agent)).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });

  it.each([[[null]], [[{}]], [[() => {}]]])('setRules(%o) is refused, and the rules before stay', (rules) => {
    const { agent } = open({ rules: [counting] });
    const before = agent.rules().length;
    expect(() => agent.setRules(rules as never)).toThrow(expect.objectContaining({ code: 'bad-option' }));
    expect(agent.rules()).toHaveLength(before);
  });

  it('setRules without rules, called by a rule, throws there, and the step is published', () => {
    const thrown: unknown[] = [];
    const check = (): [] => {
      try {
        agent.setRules([null] as never);
      } catch (error) {
        thrown.push(error);
      }
      return [];
    };
    const { agent, states, feed } = open({ rules: [{ id: 'odd', level: 'warning', check }] });
    feed(framesOf(['AgentState_Ready']));
    expect(thrown).toEqual([expect.objectContaining({ code: 'bad-option' })]);
    expect(states).toEqual(['unknown', 'idle']);
  });

  it.each([undefined, null, {}, { source: {} }])('createAgent(%o) names what is missing', (options) => {
    expect(() => createAgent(options as AgentOptions)).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
  });
});
