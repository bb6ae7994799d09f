import { type AgentState, agentStates } from '../../src/protocol/agent-state.ts';
import { publicStates } from '../../src/protocol/public-states.ts';
import { machineStates, transitionsOf, wireIds } from './machine-tables.ts';
import { banner, code, table } from './markdown.ts';

const legalTable = (path: string): string => {
  const rows = transitionsOf(path);
  const guarded = rows.some(({ guard }) => guard !== '');
  return table(
    ['Event', ...(guarded ? ['If'] : []), 'To', ''],
    rows.map(({ event, guard, target, note }) => [
      code(event),
      ...(guarded ? [guard && code(guard)] : []),
      target || 'stays',
      note,
    ]),
  );
};

const stateSection = ({
  path,
  description,
}: {
  readonly path: string;
  readonly description: string;
}): string =>
  [`### ${path}`, description, ...(transitionsOf(path).length > 0 ? [legalTable(path)] : [])].join('\n\n');

const stateRow = (state: AgentState): readonly string[] => {
  const { meaning, barName, caution } = publicStates[state];
  return [code(state), meaning, barName, caution];
};

/** Makes `docs/reference/states.md`. */
export const statesPage = (): string => {
  const events = transitionsOf('').filter(({ event }) => !event.startsWith('model.'));
  return [
    banner,
    '# States',
    'The states of an agent, and the transitions between them. Legal transitions are listed under the state they leave. ' +
      'An event that a state does not expect is followed as well, because the bar knows best, and a warning reports it.',
    '![The statechart of the agent](statechart.svg)',
    '## What the bar calls it, and what we call it',
    'The public states are named with the usual terms of contact centres. The bar, its reference and its status query use ' +
      'other words, and some of them are misleading. Ringing and talking are inside `occupied`, the single status that the ' +
      'platform has for both.',
    table(['State', 'Meaning', 'The bar’s words', 'Careful'], agentStates.map(stateRow)),
    '## Domain events',
    'These are the events of the machine. Several wire ids may stand for one of them.',
    table(
      ['Domain event', 'Wire ids', 'From anywhere else, unexpectedly, to'],
      events.map(({ event, target }) => [code(event), wireIds(event), target || 'stays']),
    ),
    '## Legal transitions, state by state',
    ...machineStates().map(stateSection),
  ].join('\n\n');
};
