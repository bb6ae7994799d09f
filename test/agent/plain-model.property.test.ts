import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyActorRef } from 'xstate';
import { initialMachineState } from '../../machines/machine-state.ts';
import { advance } from '../../src/agent/advance.ts';
import { compiledEngine } from '../../src/agent/compiled-engine.ts';
import { liveEngine, pureEngine } from '../../src/agent/engine.ts';
import { firstModel, type Model } from '../../src/agent/model.ts';
import type { Happening } from '../../src/agent/step.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { badLines, storms } from '../replay/storms.ts';
import { framesOf } from './run-table.ts';

const throughJson = (model: Model): Model => JSON.parse(JSON.stringify(model));

const fold = (frames: readonly Frame[], engine = pureEngine, between = (model: Model) => model) => {
  const happenings: Happening[] = [];
  let model = firstModel();
  for (const frame of frames) {
    const advanced = advance(between(model), frame, engine);
    model = advanced.model;
    happenings.push(...advanced.happenings);
  }
  return { model, happenings };
};

const runs = fc.oneof(storms, badLines);

describe('the model', () => {
  it('is plain data: it is equal to itself after JSON', () => {
    fc.assert(
      fc.property(runs, (frames) => {
        const { model } = fold(frames);
        expect(throughJson(model)).toStrictEqual(model);
      }),
      { numRuns: 50 },
    );
  });

  it('goes on after JSON between any two frames exactly as without', () => {
    fc.assert(
      fc.property(runs, (frames) => {
        expect(fold(frames, pureEngine, throughJson)).toStrictEqual(fold(frames));
      }),
      { numRuns: 50 },
    );
  });

  it('goes on after JSON in the live engine too, which starts its actor anew', () => {
    fc.assert(
      fc.property(runs, fc.nat(59), (frames, cut) => {
        let count = 0;
        const cutOnce = (model: Model) => {
          count += 1;
          return count === cut ? throughJson(model) : model;
        };
        expect(fold(frames, liveEngine().engine, cutOnce)).toStrictEqual(fold(frames));
      }),
      { numRuns: 50 },
    );
  });

  it('goes in the compiled engine exactly as in XState, with and without JSON between the frames', () => {
    fc.assert(
      fc.property(runs, (frames) => {
        const wanted = fold(frames);
        expect(fold(frames, compiledEngine)).toStrictEqual(wanted);
        expect(fold(frames, compiledEngine, throughJson)).toStrictEqual(wanted);
      }),
      { numRuns: 50 },
    );
  });

  it('bug: a restored model took a repeated event for one that changed something', () => {
    const [talking, again] = framesOf([
      ['AgentEvent_Talking', { callid: 'c1' }],
      ['AgentEvent_Talking', { callid: 'c1' }],
    ]);
    const { model } = fold([talking as Frame]);
    const { happenings } = advance(throughJson(model), again as Frame);
    expect(happenings).toMatchObject([{ outcome: 'repeated' }]);
  });

  it('bug: a new situation was made for every event that changed nothing', () => {
    const [first, second] = framesOf(['AgentState_Ready', 'AgentState_Ready']);
    const { model } = fold([first as Frame]);
    expect(advance(model, second as Frame).model.situation).toBe(model.situation);
  });
});

describe('the live engine', () => {
  it('reports the actor that it starts anew to its inspectors', () => {
    const { engine, inspect, stop } = liveEngine();
    const types: string[] = [];
    const unsubscribe = inspect(({ type }) => types.push(type));
    const { model } = fold(framesOf(['AgentState_Ready']));
    engine(model.machine, { type: 'rest.started', at: 1, reason: null });
    expect(types).toContain('@xstate.snapshot');
    unsubscribe();
    const count = types.length;
    engine(model.machine, { type: 'agent.idle', at: 2 });
    expect(types).toHaveLength(count);
    stop();
  });

  it('has an actor only while somebody inspects it, in the state of the agent', () => {
    const { engine, inspect, stop } = liveEngine();
    const values: unknown[] = [];
    const see: Parameters<typeof inspect>[0] = (event) => {
      if (event.type === '@xstate.snapshot' && 'value' in event.snapshot) values.push(event.snapshot.value);
    };
    let state = engine(initialMachineState, { type: 'agent.idle', at: 1 });
    const unsubscribe = inspect(see);
    state = engine(state, { type: 'rest.started', at: 2, reason: null });
    unsubscribe();
    state = engine(state, { type: 'agent.idle', at: 3 });
    const again = inspect(see);
    state = engine(state, { type: 'busy.started', at: 4, reason: null });
    again();
    expect(values).toEqual([{ rest: 'onTime' }, 'busy']);
    expect(state.path).toBe('busy');
    stop();
  });

  it('stops its actor by the first event that nobody observes, also when an observer left while it was called', () => {
    const { engine, inspect } = liveEngine();
    const actors = new Set<AnyActorRef>();
    const statuses = () => [...actors].map((actor) => actor.getSnapshot().status);
    const leave = inspect(({ actorRef }) => {
      actors.add(actorRef as AnyActorRef);
      leave();
    });
    const state = engine(initialMachineState, { type: 'agent.idle', at: 1 });
    expect(statuses()).toEqual(['active']);
    engine(state, { type: 'rest.started', at: 2, reason: null });
    expect(statuses()).toEqual(['stopped']);
  });
});
