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

/** `docs/reference/states.md`. */
export const statesPage = (): string => {
  const events = transitionsOf('').filter(({ event }) => !event.startsWith('model.'));
  return [
    banner,
    '# States',
    'What an agent can be doing, and what may follow. Legal transitions stand in the state they leave from. **Reality ' +
      'wins**: an event that a state does not expect is followed all the same, and a warning says so.',
    '![The statechart of the agent](statechart.svg)',
    'The eight public states are `unknown`, `signedOut`, `idle`, `busy`, `rest`, `wrapUp`, `ringing` and `talking`; the ' +
      'last two are inside `occupied`, the one status that the platform has for both.',
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
