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
    'What an agent can be doing, and what may follow. Legal transitions stand in the state they leave from. **Reality ' +
      'wins**: an event that a state does not expect is followed all the same, and a warning says so.',
    '![The statechart of the agent](statechart.svg)',
    '## What the bar calls it, and what we call it',
    'The public states have the words of the field. The bar, its reference and its status query have their own, and some ' +
      'of them mislead. Ringing and talking are inside `occupied`, the one status that the platform has for both.',
    table(['State', 'Meaning', 'The bar’s words', 'Careful'], agentStates.map(stateRow)),
    '## Domain events',
    'The machine speaks these events; several wire ids may stand for one of them.',
    table(
      ['Domain event', 'Wire ids', 'From anywhere else, unexpectedly, to'],
      events.map(({ event, target }) => [code(event), wireIds(event), target || 'stays']),
    ),
    '## Legal transitions, state by state',
    ...machineStates().map(stateSection),
  ].join('\n\n');
};
