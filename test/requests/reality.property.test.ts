import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/protocol/frame.ts';
import { commandNames } from '../../src/requests/command-terms.ts';
import { isOver, type PendingRequest, type RequestResult } from '../../src/requests/pending-request.ts';
import { withRequests } from '../../src/requests/with-requests.ts';
import type { Command } from '../../src/rules/intent.ts';
import type { RuleMode } from '../../src/rules/rule.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { storms } from '../replay/storms.ts';
import { everyRule } from '../rules/every-rule.ts';
import { live } from '../rules/live.ts';

const minute = 60_000;

/** Parameters that mostly fit. */
const parametersOf: { readonly [Name in Command]?: fc.Arbitrary<object> } = {
  busy: fc.record({ reason: fc.constantFrom(0, 203, 3) }),
  rest: fc.record({ seconds: fc.constantFrom(600, 0), cause: fc.constantFrom(0, 3) }),
  callOut: fc.record({ number: fc.constantFrom('13800000001', '') }),
  internalCall: fc.constant({ workNo: '30025' }),
  consult: fc.constant({ workNo: '30025' }),
  transfer: fc.constant({ to: '30025' }),
  sendDigits: fc.constant({ digits: '1' }),
};

const asks = fc.array(
  fc.constantFrom(...commandNames).chain((command) =>
    fc.record({
      command: fc.constant(command),
      parameters: parametersOf[command] ?? fc.constant({}),
      after: fc.nat(30 * minute),
      retcode: fc.constantFrom(0, 0, 0, '100-009', 'throw', 'never'),
    }),
  ),
  { maxLength: 40 },
);

const switches = fc.array(
  fc.record({ after: fc.nat(30 * minute), mode: fc.constantFrom<RuleMode>('off', 'report', 'enforce') }),
  { maxLength: 5 },
);

const days = fc
  .array(fc.constantFrom(...scenarioNames), { minLength: 1, maxLength: 6 })
  .chain((names) => fc.tuple(fc.constant(names), fc.nat(1000)))
  .map(([names, seed]) => {
    let startAt = 1_767_225_600_000;
    return names.flatMap((name) => {
      const frames = framesOf(name, {
        startAt,
        seed,
        faults: { drop: 0.05, repeat: 0.1, delayMs: [0, 500] },
      });
      startAt = (frames.at(-1)?.at ?? startAt) + 20_000;
      return frames;
    });
  });

/** The same frames with every rule, switched to and fro, and with requests in between. */
const busyLife = (
  frames: readonly Frame[],
  asked: typeof asks extends fc.Arbitrary<infer Asks> ? Asks : never,
  switched: typeof switches extends fc.Arbitrary<infer Switches> ? Switches : never,
  until: number,
) => {
  const promised: Promise<RequestResult>[] = [];
  const shown: (readonly PendingRequest[])[] = [];
  const retcodes = new Map<number, string | number>();
  const lived = live(frames, {
    rules: everyRule('enforce'),
    until,
    meanwhile: (agent, clock) => {
      const carry = (_: unknown, { request }: { readonly request: PendingRequest }) => {
        const retcode = retcodes.get(request.id) ?? 0;
        if (retcode === 'throw') throw new Error('offline');
        return retcode === 'never' ? new Promise<never>(() => {}) : { retcode };
      };
      const able = withRequests(agent, {
        commands: Object.fromEntries(commandNames.map((name) => [name, carry])),
      });
      able.pending$.subscribe((list) => shown.push(list));
      for (const { command, parameters, after, retcode } of asked) {
        clock.schedule(() => {
          retcodes.set(promised.length + 1, retcode);
          promised.push(able.request(command, parameters as never));
        }, after);
      }
      for (const { after, mode } of switched) clock.schedule(() => able.setRules(everyRule(mode)), after);
    },
  });
  lived.agent.close();
  return { ...lived, promised, shown };
};

describe('no rule and no request can make the model leave reality', () => {
  const lives = fc.oneof(days, storms);

  it('steps and states are the same with and without them', () => {
    fc.assert(
      fc.property(lives, asks, switches, (frames, asked, switched) => {
        const until = (frames.at(-1)?.at ?? 0) + 20 * minute;
        const bare = live(frames, { until });
        const busy = busyLife(frames, asked, switched, until);
        expect(busy.steps).toEqual(bare.steps);
        const { link: _, ...situation } = bare.agent.view();
        expect(busy.agent.view()).toMatchObject(situation);
      }),
      { numRuns: 150 },
    );
  });

  it('every request comes to one end, which is shown once', async () => {
    await fc.assert(
      fc.asyncProperty(lives, asks, switches, async (frames, asked, switched) => {
        const until = (frames.at(-1)?.at ?? 0) + 40 * minute;
        const { promised, shown } = busyLife(frames, asked, switched, until);
        const results = await Promise.all(promised);
        expect(results.every(isOver)).toBe(true);
        const ends = shown.flat().filter(isOver);
        expect(new Set(ends.map(({ id }) => id)).size).toBe(ends.length);
        for (const result of results.filter(({ message }) => message !== 'The agent was closed.'))
          expect(ends).toContainEqual(result);
        const busyOrRest = shown.map((list) =>
          list.filter((one) => !isOver(one) && (one.command === 'busy' || one.command === 'rest')),
        );
        expect(busyOrRest.every((list) => list.length <= 1)).toBe(true);
        for (const { requestedAt, acceptedAt, endedAt } of results) {
          expect(acceptedAt ?? requestedAt).toBeGreaterThanOrEqual(requestedAt);
          expect(endedAt ?? 0).toBeGreaterThanOrEqual(requestedAt);
        }
      }),
      { numRuns: 100 },
    );
  });
});
