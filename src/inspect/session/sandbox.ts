import {
  type AgentContext,
  type AgentMachineEvent,
  initialContext,
} from '../../../machines/agent.context.ts';
import type { MachineState, StatePath } from '../../../machines/machine-state.ts';
import { pureEngine, snapshotOf } from '../../agent/engine.ts';
import { type Situation, situationOf } from '../../agent/situation.ts';
import { readStatus } from '../../agent/status-answer.ts';
import { type ChartEdge, edgesTaken } from '../../chart/machine-chart.ts';
import { type DomainEvent, type DomainType, domainEvent } from '../../protocol/domain-event.ts';
import { domainEventOf } from '../../protocol/domain-event-of.ts';
import type { AgentEvent } from '../../protocol/event.ts';
import type { InspectionRecord } from '../records/record.ts';

/**
 * A copy of the agent's machine, for trying things out. It is a value: whatever is done with it, the agent
 * it was made of does not notice.
 */
export interface AgentCopy {
  readonly path: readonly string[];
  readonly situation: Situation;
  readonly at: number;
  /** The machine's own state. */
  readonly machine: MachineState;
}

const copyOf = (machine: MachineState, workNo: string | null, at: number): AgentCopy => ({
  path: machine.path.split('.'),
  situation: situationOf(machine, workNo),
  at,
  machine,
});

/** A copy that stands where a record ended. What a record does not tell is as at the beginning. */
const restore = ({ after, situation, at }: InspectionRecord): AgentCopy => {
  const { since, certainty, reason, wrapUpOrigin, calls, workNo } = situation;
  const context: AgentContext = {
    ...initialContext,
    enteredAt: since,
    certainty,
    reason,
    wrapUpOrigin,
    calls,
  };
  return copyOf({ path: after.join('.') as StatePath, context }, workNo, at);
};

/** What the machine was told by the message of a record, made again of what the record tells. */
export const toldBy = ({ type, at, id, payload, edges }: InspectionRecord): AgentMachineEvent | null => {
  if (type === null || edges.length === 0) return null;
  if (type === 'model.stale') return { type, at };
  if (type === 'model.restored') {
    const { state, since, reason } = readStatus(payload, at);
    return state && { type, at, state, since: since ?? at, reason };
  }
  return domainEventOf({ kind: 'event', id, type, content: payload ?? {} } as AgentEvent, at);
};

/**
 * Replays records on a copy, up to and including one of them.
 *
 * @returns the copy, and the records at which it came to another state than the agent did: none, unless
 * what came before the records made the difference.
 */
export const replayOnCopy = (
  records: readonly InspectionRecord[],
  upTo: number,
): { readonly copy: AgentCopy; readonly differs: readonly number[] } | null => {
  const [first, ...rest] = records;
  if (first === undefined) return null;
  const differs: number[] = [];
  let copy = restore(first);
  for (const record of rest) {
    if (record.seq > upTo) break;
    const told = record.kind === 'start' ? null : toldBy(record);
    if (record.kind === 'start') copy = restore(record);
    if (told === null) continue;
    copy = copyOf(pureEngine(copy.machine, told), record.situation.workNo, record.at);
    if (copy.path.join() !== record.after.join()) {
      differs.push(record.seq);
      copy = restore(record);
    }
  }
  return { copy, differs };
};

const reasonFor = (edge: ChartEdge | undefined): number | null => {
  if (edge?.guard === 'isForced') return 3;
  return edge?.guard === 'reasonChanged' ? 200 : null;
};

/** An event as it might come, for trying out. */
const sample = (type: DomainType, at: number, copy: AgentCopy, edge: ChartEdge | undefined): DomainEvent => {
  const direction = edge?.guard === 'isOutbound' ? 'outbound' : null;
  const call = { callId: copy.situation.call?.id ?? 'try-1', direction } as const;
  return domainEvent(type, at, { reason: reasonFor(edge), call });
};

/** What came of trying an event on a copy. */
export interface Trial {
  readonly event: string;
  readonly before: readonly string[];
  readonly copy: AgentCopy;
  /** The transitions it took, as edge ids. */
  readonly edges: readonly string[];
  /** The lifecycle does not allow it there; it was followed all the same. */
  readonly isUnexpected: boolean;
}

/** Tries an event on a copy, one second after what came last. */
export const tryEvent = (copy: AgentCopy, type: string, edge?: ChartEdge): Trial => {
  const at = copy.at + 1000;
  const told = sample(type as DomainType, at, copy, edge);
  const machine = pureEngine(copy.machine, told);
  return {
    event: type,
    before: copy.path,
    copy: copyOf(machine, copy.situation.workNo, at),
    edges: edgesTaken(snapshotOf(copy.machine), told),
    isUnexpected: machine.context.unexpected > copy.machine.context.unexpected,
  };
};
