import {
  type AgentContext,
  type AgentMachineEvent,
  initialContext,
} from '../../../machines/agent.context.ts';
import type { MachineState, StatePath } from '../../../machines/machine-state.ts';
import { pureEngine } from '../../agent/engine.ts';
import { type Situation, situationOf } from '../../agent/situation.ts';
import { readStatus } from '../../agent/status-answer.ts';
import { type ChartEdge, edgesFrom } from '../../chart/machine-chart.ts';
import { type DomainEvent, type DomainType, domainEvent } from '../../protocol/domain-event.ts';
import { domainEventOf } from '../../protocol/domain-event-of.ts';
import type { AgentEvent } from '../../protocol/event.ts';
import type { InspectionRecord } from '../records/record.ts';

/**
 * The agent of a sandbox, for trying events out. It is a value: nothing that is done with it reaches the agent
 * that was recorded.
 */
export interface SandboxAgent {
  readonly path: readonly string[];
  readonly situation: Situation;
  readonly at: number;
  /** The machine's own state. */
  readonly machine: MachineState;
}

const sandboxAgent = (machine: MachineState, workNo: string | null, at: number): SandboxAgent => ({
  path: machine.path.split('.'),
  situation: situationOf(machine, workNo),
  at,
  machine,
});

/** Restores the agent where a record ended. What a record does not hold is as at the beginning. */
const restore = ({ after, situation, at }: InspectionRecord): SandboxAgent => {
  const { since, certainty, reason, wrapUpOrigin, calls, workNo } = situation;
  const context: AgentContext = {
    ...initialContext,
    enteredAt: since,
    certainty,
    reason,
    wrapUpOrigin,
    calls,
  };
  return sandboxAgent({ path: after.join('.') as StatePath, context }, workNo, at);
};

/** The event of the machine that the message of a record stands for, made again from the record. */
export const machineEventOf = ({
  type,
  at,
  id,
  payload,
  edges,
}: InspectionRecord): AgentMachineEvent | null => {
  if (type === null || edges.length === 0) return null;
  if (type === 'model.stale') return { type, at };
  if (type === 'model.restored') {
    const { state, since, reason } = readStatus(payload, at);
    return state && { type, at, state, since: since ?? at, reason };
  }
  return domainEventOf({ kind: 'event', id, type, content: payload ?? {} } as AgentEvent, at);
};

/**
 * Replays records in a sandbox, up to and including one of them.
 *
 * @returns the agent of the sandbox, and the records at which it came to another state than the agent did: none, unless
 * what came before the records made the difference.
 */
export const replayInSandbox = (
  records: readonly InspectionRecord[],
  upTo: number,
): { readonly agent: SandboxAgent; readonly differs: readonly number[] } | null => {
  const [first, ...rest] = records;
  if (first === undefined) return null;
  const differs: number[] = [];
  let agent = restore(first);
  for (const record of rest) {
    if (record.seq > upTo) break;
    const event = record.kind === 'start' ? null : machineEventOf(record);
    if (record.kind === 'start') agent = restore(record);
    if (event === null) continue;
    agent = sandboxAgent(pureEngine(agent.machine, event), record.situation.workNo, record.at);
    if (agent.path.join() !== record.after.join()) {
      differs.push(record.seq);
      agent = restore(record);
    }
  }
  return { agent, differs };
};

const reasonFor = (edge: ChartEdge | undefined): number | null => {
  if (edge?.guard === 'isForced') return 3;
  return edge?.guard === 'reasonChanged' ? 200 : null;
};

/** An event as it might come, for trying out. */
const sample = (
  type: DomainType,
  at: number,
  agent: SandboxAgent,
  edge: ChartEdge | undefined,
): DomainEvent => {
  const direction = edge?.guard === 'isOutbound' ? 'outbound' : null;
  const call = { callId: agent.situation.call?.id ?? 'try-1', direction } as const;
  return domainEvent(type, at, { reason: reasonFor(edge), call });
};

/** The outcome of trying an event. */
export interface Trial {
  readonly event: string;
  readonly before: readonly string[];
  readonly agent: SandboxAgent;
  /** The transitions it took, as edge ids. */
  readonly edges: readonly string[];
  /** The lifecycle does not allow it there; it was followed all the same. */
  readonly isUnexpected: boolean;
}

/** Tries an event on the agent of a sandbox, one second after the event before. */
export const tryEvent = (agent: SandboxAgent, type: string, edge?: ChartEdge): Trial => {
  const at = agent.at + 1000;
  const event = sample(type as DomainType, at, agent, edge);
  const machine = pureEngine(agent.machine, event);
  return {
    event: type,
    before: agent.path,
    agent: sandboxAgent(machine, agent.situation.workNo, at),
    edges: edgesFrom(agent.machine, event),
    isUnexpected: machine.context.unexpected > agent.machine.context.unexpected,
  };
};
