import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import { stateNote, transitionNote } from '../../machines/agent.notes.ts';
import { type Guard, guardOf } from '../../machines/compiled-code.ts';
import type { MachineNode, MachineTransition } from '../../machines/compiled-route.ts';
import type { MachineState } from '../../machines/machine-state.ts';
import { partsOf, transitionsOf } from '../../machines/machine-table.ts';

// Everything that asks XState about the structure of the machine stands here.

/** A state of the chart. */
export interface ChartState {
  /** As XState has it: `agent.occupied.talking`. */
  readonly id: string;
  /** Its own name: `talking`. */
  readonly name: string;
  /** Outermost first, without the machine's own name: `['occupied', 'talking']`. */
  readonly path: readonly string[];
  readonly description: string;
  /** The state around it; `null` for the machine itself. */
  readonly parent: string | null;
  readonly children: readonly string[];
  /** The state that is entered with it; `null` when it has none inside. */
  readonly initial: string | null;
}

/**
 * The kind of a transition, as the reader sees it.
 *
 * - `legal`: leads to a state, as the lifecycle allows
 * - `stays`: is allowed and leads nowhere: a repetition, or an event on the side
 * - `fallback`: followed from any state although no state allows it, with a warning
 * - `knowledge`: about what we know, not about what the agent did
 */
export type EdgeKind = 'legal' | 'stays' | 'fallback' | 'knowledge';

/** A transition of the chart. */
export interface ChartEdge {
  /** `source:event:index`, stable as long as the table's row is: `agent.idle:rest.started:0`. */
  readonly id: string;
  readonly kind: EdgeKind;
  readonly source: string;
  readonly event: string;
  /** The state it leads to; `null` when it stays. */
  readonly target: string | null;
  /** The name of the condition under which it is taken, with its parameter: `restores idle`. */
  readonly guard: string | null;
  readonly actions: readonly string[];
  readonly description: string;
}

/** A machine as data: what is drawn, and what records refer to. */
export interface MachineChart {
  /** The machine first, then its states in the order of the table. */
  readonly states: readonly ChartState[];
  readonly edges: readonly ChartEdge[];
}

const edgeId = ({ source, eventType }: AnyTransitionDefinition, index: number): string =>
  `${source.id}:${eventType}:${index}`;

const nameOf = (named: unknown): string => {
  if (typeof named === 'string') return named;
  const { type, params } = named as { readonly type?: string; readonly params?: object };
  return [type ?? '', ...Object.values(params ?? {}).map(String)].join(' ');
};

const kindOf = (edge: AnyTransitionDefinition, actions: readonly string[]): EdgeKind => {
  if (edge.eventType.startsWith('model.')) return 'knowledge';
  if (actions.includes('unexpected')) return 'fallback';
  return edge.target === undefined ? 'stays' : 'legal';
};

/** The id of each transition, in a list of its own: just one is taken at a time. */
const ids = new Map<MachineTransition, readonly string[]>();

const read = (): MachineChart => {
  const states: ChartState[] = [];
  const edges: ChartEdge[] = [];
  const visit = (node: AnyStateNode): void => {
    const children = Object.values(node.states) as readonly AnyStateNode[];
    const path = node.path.join('.');
    states.push({
      id: node.id,
      name: node.key,
      path: node.path,
      description: stateNote(path) ?? '',
      parent: node.parent?.id ?? null,
      children: children.map(({ id }) => id),
      initial: children.length === 0 ? null : (node.initial.target?.[0]?.id ?? null),
    });
    for (const definitions of node.transitions.values()) {
      definitions.forEach((edge, index) => {
        const id = edgeId(edge, index);
        const actions = edge.actions.map(nameOf);
        ids.set(edge as unknown as MachineTransition, [id]);
        edges.push({
          id,
          kind: kindOf(edge, actions),
          source: node.id,
          event: edge.eventType,
          target: edge.target?.[0]?.id ?? null,
          guard: edge.guard === undefined ? null : nameOf(edge.guard),
          actions,
          description: transitionNote(path, edge.eventType, index) ?? '',
        });
      });
    }
    children.forEach(visit);
  };
  visit(agentMachine.root);
  return { states, edges };
};

let chart: MachineChart | undefined;

/**
 * The agent machine as data, read from the machine itself and only once.
 *
 * @example
 * ```ts
 * import { machineChart } from 'ccbar-agent/inspect';
 *
 * const { edges } = machineChart();
 * console.log(edges.filter(({ kind }) => kind === 'fallback').length);
 * ```
 */
export const machineChart = (): MachineChart => {
  chart ??= read();
  return chart;
};

/** A transition that may be taken on a path: its condition, and its id in a list of its own. */
interface Candidate {
  readonly guard: Guard | null;
  readonly edges: readonly string[];
}

const noEdges: readonly string[] = [];

/** The transitions that each event may take on each path, in the order in which they are tried. */
const candidates = new Map<string, Map<string, readonly Candidate[]>>();

const leafOf = (path: string): MachineNode => {
  let node = partsOf(agentMachine).root;
  for (const name of path.split('.')) node = node.states[name] ?? node;
  return node;
};

const candidatesOf = (path: string, type: string): readonly Candidate[] => {
  let ofPath = candidates.get(path);
  if (ofPath === undefined) {
    ofPath = new Map();
    candidates.set(path, ofPath);
  }
  let found = ofPath.get(type);
  if (found === undefined) {
    machineChart();
    const { implementations } = partsOf(agentMachine);
    found = transitionsOf(leafOf(path), type).map((transition) => ({
      guard: guardOf(transition.guard, implementations),
      edges: ids.get(transition) ?? noEdges,
    }));
    ofPath.set(type, found);
  }
  return found;
};

/** Returns the edge ids of the transitions that an event takes from a state of the machine. */
export const edgesFrom = ({ path, context }: MachineState, event: AgentMachineEvent): readonly string[] => {
  for (const { guard, edges } of candidatesOf(path, event.type))
    if (guard === null || guard(context as unknown as Parameters<Guard>[0], event)) return edges;
  return noEdges;
};
