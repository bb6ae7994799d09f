import { chartLines } from './chart-lines.ts';
import { idsOfPath } from './draw-chart.ts';
import { type ChartState, machineChart } from './machine-chart.ts';

/** Ids as Mermaid takes them: `agent.rest.onTime` is `rest_onTime`. */
const nameOf = (id: string): string => id.split('.').slice(1).join('_');

/**
 * Returns the statechart of the agent as Mermaid text, for issues and documents. It has only legal transitions: a
 * note states how many events are followed besides.
 *
 * @param active the path of active states to mark, outermost first.
 */
export const statechartMermaid = (active: readonly string[] = []): string => {
  const chart = machineChart();
  const [root] = chart.states;
  if (root === undefined) return '';
  const inside = (state: ChartState, indent: string): readonly string[] => [
    ...(state.initial === null ? [] : [`${indent}[*] --> ${nameOf(state.initial)}`]),
    ...chart.states
      .filter(({ parent }) => parent === state.id)
      .flatMap((child) =>
        child.children.length === 0
          ? [`${indent}${nameOf(child.id)} : ${child.name}`]
          : [
              `${indent}state "${child.name}" as ${nameOf(child.id)} {`,
              ...inside(child, `${indent}  `),
              `${indent}}`,
            ],
      ),
  ];
  const lines = chartLines(chart)
    .filter(({ shape }) => shape !== 'join')
    .map(({ source, target, edges }) => {
      const events = [...new Set(edges.map(({ event }) => event))].join(', ');
      return `  ${nameOf(source)} --> ${nameOf(target)} : ${events}`;
    });
  const fallbacks = chart.edges.filter(({ kind }) => kind === 'fallback').length;
  const marked = idsOfPath(root.id, active).slice(-1).map(nameOf);
  return [
    'stateDiagram-v2',
    '  direction LR',
    ...inside(root, '  '),
    ...lines,
    '  note right of unknown',
    '    The first event decides.',
    `    ${fallbacks} events are followed from any state, with a warning.`,
    '  end note',
    ...marked.flatMap((name) => ['  classDef active stroke-width:3px', `  class ${name} active`]),
    '',
  ].join('\n');
};
