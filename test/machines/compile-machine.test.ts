import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, and, assign, createActor, createMachine, raise } from 'xstate';
import { compileMachine } from '../../machines/compile-machine.ts';
import { nameOf } from './machine-moves.ts';

interface Log {
  readonly log: readonly string[];
}

/** An action that writes down that it ran, and for what. */
const note = (name: string) =>
  assign(({ context, event }: { readonly context: Log; readonly event: { readonly type: string } }) => ({
    log: [...context.log, `${name} ${event.type}`],
  }));

const paths = ['a', 'b', 'a.x', 'a.y', 'a.x.p', 'a.x.q', 'b.z'] as const;
const eventTypes = ['e1', 'e2', 'e3'] as const;

type Draw = { readonly [path: string]: { readonly [event: string]: readonly DrawnTransition[] } };

interface DrawnTransition {
  readonly target: string | undefined;
  readonly reenter: boolean;
  readonly isGuarded: boolean;
}

const drawnTransition: fc.Arbitrary<DrawnTransition> = fc.record({
  target: fc.option(fc.constantFrom('#m', ...paths.map((path) => `#m.${path}`)), { nil: undefined }),
  reenter: fc.boolean(),
  isGuarded: fc.boolean(),
});
const drawn: fc.Arbitrary<Draw> = fc.dictionary(
  fc.constantFrom('', ...paths),
  fc.dictionary(fc.constantFrom(...eventTypes), fc.array(drawnTransition, { minLength: 1, maxLength: 2 })),
);

const stateOf = (path: string, draw: Draw, inner?: object) => ({
  entry: [note(`enter ${path}`), 'counted'],
  exit: note(`exit ${path}`),
  on: Object.fromEntries(
    Object.entries(draw[path] ?? {}).map(([event, transitions]) => [
      event,
      transitions.map(({ target, reenter, isGuarded }, index) => ({
        ...(target !== undefined && { target }),
        reenter,
        actions: note(`${path} ${event} ${index}`),
        ...(isGuarded && {
          guard: { type: 'isEven', params: ({ context }: { context: Log }) => context.log.length },
        }),
      })),
    ]),
  ),
  ...inner,
});

/** A machine of nested states with drawn transitions: each writes down what ran, in order. */
const machineOf = (draw: Draw): AnyStateMachine => {
  const initial = (target: string) => ({ target, actions: note(`initial ${target}`) });
  const a = {
    initial: initial('x'),
    states: {
      x: stateOf('a.x', draw, {
        initial: 'q',
        states: { p: stateOf('a.x.p', draw), q: stateOf('a.x.q', draw) },
      }),
      y: stateOf('a.y', draw),
    },
  };
  const b = { initial: initial('z'), states: { z: stateOf('b.z', draw) } };
  return createMachine(
    {
      id: 'm',
      context: { log: [] as readonly string[], count: 0 },
      ...stateOf('', draw, { initial: 'a', states: { a: stateOf('a', draw, a), b: stateOf('b', draw, b) } }),
    } as object,
    {
      guards: { isEven: (_: unknown, length: number) => length % 2 === 0 },
      actions: {
        counted: assign({ count: ({ context }: { context: { count: number } }) => context.count + 1 }),
      },
    } as object,
  );
};

describe('compileMachine', () => {
  it('runs the same actions in the same order as XState, for any nesting, target and guard', () => {
    fc.assert(
      fc.property(drawn, fc.array(fc.constantFrom(...eventTypes), { maxLength: 12 }), (draw, events) => {
        const machine = machineOf(draw);
        const { first, move } = compileMachine(machine);
        const actor = createActor(machine).start();
        let state = first;
        expect(state).toEqual({ path: nameOf(actor.getSnapshot()), context: actor.getSnapshot().context });
        for (const type of events) {
          actor.send({ type });
          state = move(state, { type });
          expect(state).toEqual({ path: nameOf(actor.getSnapshot()), context: actor.getSnapshot().context });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same object for an event that no state has, or that changes nothing', () => {
    const machine = createMachine({
      context: { count: 0, list: [] as readonly number[] },
      on: { zero: { actions: assign({ count: 0 }) }, one: { actions: assign({ count: 1 }) } },
    });
    const { first, move } = compileMachine(machine);
    expect(move(first, { type: 'never' })).toBe(first);
    expect(move(first, { type: 'zero' })).toBe(first);
    expect(move(first, { type: 'one' })).toEqual({ path: '', context: { count: 1, list: [] } });
    expect(move(first, { type: 'one' }).context.list).toBe(first.context.list);
  });

  it.each<readonly [what: string, config: object, message: string]>([
    ['a parallel state', { type: 'parallel', states: { a: {}, b: {} } }, '"m": it is parallel'],
    ['a final state', { initial: 'a', states: { a: { type: 'final' } } }, '"m.a": it is final'],
    ['a history state', { initial: 'a', states: { a: {}, h: { type: 'history' } } }, '"m.h": it is history'],
    ['always', { initial: 'a', states: { a: { always: 'b' }, b: {} } }, '"m.a": it has "always"'],
    ['invoke', { invoke: { src: 'one' } }, '"m": it has "invoke"'],
    ['after', { after: { 1000: { actions: [] } } }, '"m": it has "after"'],
    ['onDone', { initial: 'a', states: { a: {} }, onDone: {} }, '"m": it has "onDone"'],
    ['any event', { on: { '*': {} } }, '"m": it has the wildcard "*"'],
    ['any event of a family', { on: { 'call.*': {} } }, '"m": it has the wildcard "call.*"'],
    ['a made context', { context: () => ({}) }, '"m": its context is made by a function'],
    ['raise', { on: { go: { actions: raise({ type: 'gone' }) } } }, 'action "raise": it is not an assign'],
    ['an effect', { on: { go: { actions: function ring() {} } } }, 'action "ring": it is not an assign'],
    ['an action without code', { entry: 'ring' }, 'action "ring": it is not an assign'],
    ['a guard without code', { on: { go: { guard: 'may' } } }, 'guard "may": it is not a plain function'],
    ['a combined guard', { on: { go: { guard: and(['may']) } } }, 'it is not a plain function'],
  ])('refuses %s', (_what, config, message) => {
    const compile = () => compileMachine(createMachine({ id: 'm', ...config } as object));
    expect(compile).toThrow(TypeError);
    expect(compile).toThrow(message);
  });

  it('refuses to spawn when it is asked to', () => {
    const machine = createMachine({
      context: { child: null as unknown },
      on: { go: { actions: assign({ child: ({ spawn }) => spawn('one' as never) }) } },
    });
    const { first, move } = compileMachine(machine);
    expect(() => move(first, { type: 'go' })).toThrow('cannot spawn');
  });
});
