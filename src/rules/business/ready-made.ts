import { CcbarError } from '../../errors.ts';
import type { AgentState } from '../../protocol/agent-state.ts';
import type { Level } from '../finding.ts';
import type { Rule, RuleMode } from '../rule.ts';
import {
  type Given,
  type ParameterProblem,
  type ParameterShapes,
  parameterProblems,
  type Settled,
  settle,
  withAnswers,
} from './parameter.ts';

/** The settings that every ready-made rule takes besides its own parameters. */
export interface RuleSettings {
  /** `report` when left out. */
  readonly mode?: RuleMode;
  /** The rule's own level when left out. */
  readonly level?: Level;
}

/** The description of a ready-made rule, before it is made. */
export interface ReadyMadeFacts {
  readonly id: string;
  readonly level: Level;
  /** The sentence that says when the rule reports a finding. */
  readonly description: string;
  readonly watches: readonly AgentState[];
  /** The sentence that says what an enforced rule does beyond reporting; `null`: nothing. */
  readonly whenEnforced: string | null;
  readonly parameters: ParameterShapes;
}

/** A ready-made rule whose parameters are not known to the compiler, as when they come from a file. */
export interface ReadyMadeRule extends ReadyMadeFacts {
  /** The rule, or what is wrong with the parameters. */
  readonly make: (
    given: { readonly [name: string]: unknown },
    settings: RuleSettings,
  ) => { readonly rule: Rule } | { readonly problems: readonly ParameterProblem[] };
}

type Arguments<Shapes extends ParameterShapes> =
  Record<never, never> extends Given<Shapes>
    ? [given?: Given<Shapes> & RuleSettings]
    : [given: Given<Shapes> & RuleSettings];

/** Makes a rule: its parameters, mode and level in, a rule out. */
export type RuleFactory<Shapes extends ParameterShapes> = ReadyMadeRule &
  ((...args: Arguments<Shapes>) => Rule);

interface Draft<Shapes extends ParameterShapes, Memory> extends ReadyMadeFacts {
  readonly parameters: Shapes;
  /** Returns the problem of parameters that are each valid but do not fit together. */
  readonly conflict?: (parameters: Settled<Shapes>) => ParameterProblem | null;
  readonly rule: (
    parameters: Settled<Shapes>,
  ) => Pick<Rule<Memory>, 'check' | 'start' | 'judge' | 'due' | 'forbids'>;
}

/**
 * A ready-made rule from its facts and its functions; the type of its parameters follows from their table.
 * The returned factory throws `bad-option` when a parameter does not fit.
 */
export const readyMade = <const Shapes extends ParameterShapes, Memory>(
  draft: Draft<Shapes, Memory>,
): RuleFactory<Shapes> => {
  const { rule, conflict, ...facts } = draft;
  const { id, description, watches } = facts;
  const make: ReadyMadeRule['make'] = (given, { mode = 'report', level = facts.level }) => {
    const wrong = parameterProblems(facts.parameters, given);
    if (wrong.length > 0) return { problems: wrong };
    const parameters = settle(facts.parameters, given);
    const problem = conflict?.(parameters) ?? null;
    if (problem !== null) return { problems: [problem] };
    const asked = withAnswers(parameters);
    return { rule: { id, level, description, watches, mode, parameters, ...rule(asked) } as Rule };
  };
  const create = (given: RuleSettings = {}): Rule => {
    const { mode, level, ...parameters } = given;
    const made = make(parameters, { ...(mode && { mode }), ...(level && { level }) });
    if ('rule' in made) return made.rule;
    const [first] = made.problems;
    throw new CcbarError(
      'bad-option',
      `${id}: ${first?.field} must be ${first?.expected}, received ${first?.received}.`,
    );
  };
  return Object.assign(create, { ...facts, make });
};
