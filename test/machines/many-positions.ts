import type { AgentContext, AgentMachineEvent } from '../../machines/agent.context.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import { compileMachine } from '../../machines/compile-machine.ts';
import type { CompiledState } from '../../machines/machine-table.ts';
import { agentStates } from '../../src/protocol/agent-state.ts';
import { domainEvent, domainTypes } from './machine-moves.ts';

export const { first, move } = compileMachine(agentMachine);

/** A position of the agent machine. */
export type Position = CompiledState<AgentContext>;

const variantsOf = (type: (typeof domainTypes)[number], at: number): readonly AgentMachineEvent[] => {
  if (type === 'busy.started' || type === 'rest.started')
    return [null, 3, 5, 203].map((reason) => domainEvent(type, { at, reason }));
  if (type === 'wrapUp.started')
    return (['automatic', 'requested'] as const).map((wrapUpOrigin) =>
      domainEvent(type, { at, wrapUpOrigin }),
    );
  if (type === 'call.ended')
    return (['released', 'partyLeft', 'failed', 'noAnswer'] as const).flatMap((cause) =>
      [null, 'c1', 'c2'].map((callId) => domainEvent(type, { at, cause, callId, parties: ['138'] })),
    );
  if (!type.startsWith('call.') && type !== 'phone.ringing') return [domainEvent(type, { at })];
  const parties = type === 'call.conference' ? ['138', '139'] : [];
  return [null, 'c1', 'c2'].flatMap((callId) =>
    ([null, 'inbound', 'outbound'] as const).map((direction) =>
      domainEvent(type, { at, callId, direction, parties }),
    ),
  );
};

/** Every event type, with every fact that a guard or an action asks for. */
export const eventsAt = (at: number): readonly AgentMachineEvent[] => [
  { type: 'model.stale', at },
  ...agentStates.flatMap((state) =>
    [null, 3].map((reason) => ({ type: 'model.restored', at, state, since: at - 5, reason }) as const),
  ),
  ...domainTypes.flatMap((type) => variantsOf(type, at)),
];

/** Returns what distinguishes two positions for guards and actions, which is everything but times. */
export const essenceOf = ({ path, context }: Position): string =>
  JSON.stringify([
    path,
    { ...context, enteredAt: null, unexpected: null, calls: null },
    context.calls.map(({ id, phase, direction }) => [id, phase, direction]),
  ]);

/** Leaf states with up to so many contexts each, found from the first state breadth first. */
export const manyPositions = (contextsPerLeaf: number): readonly Position[] => {
  const found = new Map([[essenceOf(first), first]]);
  const perLeaf = new Map<string, number>();
  for (const position of found.values()) {
    for (const event of eventsAt(1000 * found.size)) {
      const after = move(position, event);
      const essence = essenceOf(after);
      const count = perLeaf.get(after.path) ?? 0;
      if (found.has(essence) || count >= contextsPerLeaf) continue;
      found.set(essence, after);
      perLeaf.set(after.path, count + 1);
    }
  }
  return [...found.values()];
};
