import type { ChartEdge, MachineChart } from './machine-chart.ts';

/**
 * The line that is drawn for one or several transitions that lead from the same state to the same state.
 * `across`: from one state to another. `inward`: from a state to one inside it, whichever of those was active.
 * `again`: the same state begins anew. `join`: the first event after nothing was known, which may be any.
 */
export interface ChartLine {
  /** `source>target`. */
  readonly key: string;
  readonly shape: 'across' | 'inward' | 'again' | 'join';
  readonly source: string;
  readonly target: string;
  readonly edges: readonly ChartEdge[];
}

/** Returns whether a state is another one or inside it. */
export const isWithin = (id: string, outer: string): boolean => id === outer || id.startsWith(`${outer}.`);

/** The key of the line between two states. */
export const lineKey = (source: string, target: string): string => `${source}>${target}`;

const parentOf = (id: string): string => id.slice(0, id.lastIndexOf('.'));

const known = new WeakMap<MachineChart, readonly ChartLine[]>();

/**
 * The lines of a chart: one for all legal transitions between the same two states. What a state and the
 * state around it both allow is drawn once, from the outer one.
 */
export const chartLines = (chart: MachineChart): readonly ChartLine[] => {
  const drawn = known.get(chart) ?? groupEdges(chart);
  known.set(chart, drawn);
  return drawn;
};

const groupEdges = ({ states, edges }: MachineChart): readonly ChartLine[] => {
  const [root] = states;
  const legal = edges.filter(({ kind }) => kind === 'legal');
  const pairs = new Set(legal.map(({ source, target }) => lineKey(source, target ?? '')));
  const lines = new Map<string, ChartLine & { readonly edges: ChartEdge[] }>();
  for (const edge of legal) {
    const target = edge.target ?? '';
    let source = edge.source;
    for (let outer = parentOf(source); outer !== root?.id && outer !== ''; outer = parentOf(outer)) {
      if (pairs.has(lineKey(outer, target))) source = outer;
    }
    const key = lineKey(source, target);
    const shape =
      source === root?.initial
        ? 'join'
        : source === target
          ? 'again'
          : isWithin(target, source)
            ? 'inward'
            : 'across';
    const line = lines.get(key) ?? { key, shape, source, target, edges: [] };
    line.edges.push(edge);
    lines.set(key, line);
  }
  return [...lines.values()];
};
