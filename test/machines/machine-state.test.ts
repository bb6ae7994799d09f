import { describe, expect, it } from 'vitest';
import { initialMachineState, publicState, stateOfPath } from '../../machines/machine-state.ts';
import type { AgentState } from '../../src/protocol/agent-state.ts';
import { after, leafStates, nameOf } from './machine-moves.ts';

describe('the paths of the agent machine', () => {
  it('are those of its innermost states', () => {
    expect(Object.keys(stateOfPath).sort()).toEqual([...leafStates].sort());
  });

  it('begin where the machine begins', () => {
    const snapshot = after([]);
    expect(initialMachineState).toEqual({ path: nameOf(snapshot), context: snapshot.context });
  });

  it.each<readonly [path: string, state: AgentState | null]>([
    ['idle', 'idle'],
    ['rest', 'rest'],
    ['rest.overdue', 'rest'],
    ['occupied', null],
    ['occupied.ringing', 'ringing'],
    ['occupied.talking', 'talking'],
    ['occupied.talking.held', 'talking'],
    ['no.state', null],
    ['', null],
  ])('"%s" shows as %s', (path, state) => {
    expect(publicState(path.split('.'))).toBe(state);
  });
});
