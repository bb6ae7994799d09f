import { getInitialSnapshot, type SnapshotFrom, transition } from 'xstate';
import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import {
  type CallFacts,
  domainEvent as completeEvent,
  type DomainEvent,
  type DomainType,
} from '../../src/protocol/domain-event.ts';

/** A snapshot of the agent machine. */
export type Snapshot = SnapshotFrom<typeof agentMachine>;

/** The facts that may be added to a plain domain event. */
export interface DomainFacts extends Partial<CallFacts> {
  readonly at?: number;
  readonly reason?: number | null;
  readonly wrapUpOrigin?: 'automatic' | 'requested';
  readonly cause?: 'released' | 'partyLeft' | 'failed' | 'noAnswer';
}

/** A domain event by its name, complete. */
export const domainEvent = (type: DomainType, about: DomainFacts = {}): DomainEvent => {
  const { at = 0, reason, wrapUpOrigin, cause, ...call } = about;
  return completeEvent(type, at, {
    ...(reason !== undefined && { reason }),
    ...(wrapUpOrigin && { wrapUpOrigin }),
    ...(cause && { cause }),
    call,
  });
};

/** A domain event as it is written in tables: its name, or its name and what it is about. */
export type DomainRow = DomainType | readonly [DomainType, DomainFacts];

/** The event that a table means. */
export const eventOf = (row: DomainRow): DomainEvent =>
  typeof row === 'string' ? domainEvent(row) : domainEvent(...row);

/** The machine's next snapshot; no actor, no effects. */
export const move = (snapshot: Snapshot, event: AgentMachineEvent): Snapshot =>
  transition(agentMachine, snapshot, event)[0];

/** The snapshot after several events, from before the first event or from where `from` is. */
export const after = (
  events: readonly DomainRow[],
  from: Snapshot = getInitialSnapshot(agentMachine),
): Snapshot => events.reduce<Snapshot>((snapshot, row) => move(snapshot, eventOf(row)), from);

/** A state by its path: `occupied.talking.held`. */
export const nameOf = ({ value }: Pick<Snapshot, 'value'>): string => {
  const names: string[] = [];
  let part: unknown = value;
  while (typeof part === 'object' && part !== null) {
    const [name = '', inner] = Object.entries(part)[0] ?? [];
    names.push(name);
    part = inner;
  }
  return [...names, String(part)].join('.');
};

/** Every state that has no states inside, by its path. */
export const leafStates: readonly string[] = (() => {
  const leaves: string[] = [];
  const walk = (node: typeof agentMachine.root): void => {
    const inner = Object.values(node.states) as (typeof agentMachine.root)[];
    if (inner.length === 0) leaves.push(node.path.join('.'));
    inner.forEach(walk);
  };
  walk(agentMachine.root);
  return leaves;
})();

/** All domain events, each once. The record makes the compiler see to it that none is missing. */
export const domainTypes = Object.keys({
  'session.opening': true,
  'session.ended': true,
  'agent.idle': true,
  'busy.started': true,
  'busy.ended': true,
  'rest.started': true,
  'rest.overdue': true,
  'rest.ended': true,
  'wrapUp.started': true,
  'wrapUp.ended': true,
  'call.reserved': true,
  'phone.ringing': true,
  'call.ringing': true,
  'call.remoteRinging': true,
  'call.talking': true,
  'call.held': true,
  'call.conference': true,
  'call.ended': true,
  'phone.muted': true,
  'phone.unmuted': true,
  'phone.status': true,
} satisfies { readonly [Type in DomainType]: true }) as readonly DomainType[];
