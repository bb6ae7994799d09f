import { idsOfPath } from '../../chart/draw-chart.ts';
import { type ChartEdge, machineChart } from '../../chart/machine-chart.ts';
import { eventIds, rowOf } from '../../protocol/catalogue.ts';

/** An event that may come next, and what it would lead to. */
export interface NextEvent {
  readonly event: string;
  readonly edges: readonly ChartEdge[];
  /** The wire ids that stand for it. */
  readonly wireIds: readonly string[];
}

/** The events that one of the active states allows. */
export interface NextGroup {
  readonly state: string;
  readonly events: readonly NextEvent[];
}

/** The wire ids that stand for a domain event. */
export const wireIdsOf = (event: string): readonly string[] =>
  eventIds.filter((id) => rowOf(id).type === event);

const group = (state: string, edges: readonly ChartEdge[]): NextGroup => ({
  state,
  events: [...new Set(edges.map(({ event }) => event))].map((event) => ({
    event,
    edges: edges.filter((edge) => edge.event === event),
    wireIds: wireIdsOf(event),
  })),
});

/**
 * Returns what the lifecycle allows next, innermost state first. An event that an inner state handles is left out
 * of the outer ones.
 */
export const nextEvents = (path: readonly string[]): readonly NextGroup[] => {
  const { states, edges } = machineChart();
  const known = new Set<string>();
  return [...idsOfPath(states[0]?.id ?? '', path)]
    .reverse()
    .map((id) => {
      const own = edges.filter(
        ({ source, event, kind }) => source === id && kind !== 'knowledge' && !known.has(event),
      );
      for (const { event } of own) known.add(event);
      return group(id, own);
    })
    .filter(({ events }) => events.length > 0);
};

/** Returns the events that would be followed with a warning. */
export const fallbackEvents = (path: readonly string[]): NextGroup => {
  const { states, edges } = machineChart();
  const legal = new Set(nextEvents(path).flatMap(({ events }) => events.map(({ event }) => event)));
  return group(
    states[0]?.id ?? '',
    edges.filter(({ kind, event }) => kind === 'fallback' && !legal.has(event)),
  );
};
