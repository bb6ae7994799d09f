import { expect, it } from 'vitest';
import type { AnyTransitionDefinition } from 'xstate';
import { agentMachine } from '../../machines/agent.machine.ts';
import type { MachineState } from '../../machines/machine-state.ts';
import { snapshotOf } from '../../src/agent/engine.ts';
import { edgesFrom, machineChart } from '../../src/chart/machine-chart.ts';
import { eventsAt, manyPositions } from '../machines/many-positions.ts';

const known = new Set(machineChart().edges.map(({ id }) => id));

it('names the transitions that XState takes, from every leaf, by every event, in many contexts', () => {
  let count = 0;
  for (const position of manyPositions(6)) {
    const state = position as MachineState;
    const snapshot = snapshotOf(state);
    for (const event of eventsAt(900_000)) {
      const taken = agentMachine.getTransitionData(snapshot, event) as readonly AnyTransitionDefinition[];
      const wanted = taken.map((one) => {
        const index = one.source.transitions.get(one.eventType)?.indexOf(one);
        return `${one.source.id}:${one.eventType}:${index}`;
      });
      expect(edgesFrom(state, event)).toEqual(wanted);
      for (const id of wanted) expect(known).toContain(id);
      count += wanted.length;
    }
  }
  expect(count).toBeGreaterThan(1000);
});
