import type { Situation } from '../../agent/situation.ts';

/** A question that only the application can answer. Pure for a given situation, or replays may differ. */
export type Predicate = (situation: Situation) => boolean;

/** The kind of value that a parameter takes. */
export type ParameterKind = 'seconds' | 'count' | 'predicate';

/** A parameter of a ready-made rule. One with a `usual` value may be left out; `null` means none. */
export interface ParameterShape {
  readonly kind: ParameterKind;
  readonly meaning: string;
  /** The smallest value, for numbers; 1 when left out. */
  readonly least?: number;
  readonly usual?: number | null;
}

/** The parameters of a rule, by their names. */
export interface ParameterShapes {
  readonly [name: string]: ParameterShape;
}

type ValueOf<Shape extends ParameterShape> = Shape['kind'] extends 'predicate' ? Predicate : number;

type Optional<Shapes extends ParameterShapes> = {
  [Name in keyof Shapes]: 'usual' extends keyof Shapes[Name] ? Name : never;
}[keyof Shapes];

/** The parameters as they are given. */
export type Given<Shapes extends ParameterShapes> = {
  readonly [Name in Exclude<keyof Shapes, Optional<Shapes>>]: ValueOf<Shapes[Name]>;
} & { readonly [Name in Optional<Shapes>]?: ValueOf<Shapes[Name]> };

/** The parameters with those that were left out. */
export type Settled<Shapes extends ParameterShapes> = {
  readonly [Name in keyof Shapes]:
    | ValueOf<Shapes[Name]>
    | (Shapes[Name] extends { readonly usual: null } ? null : never);
};

/** Returns the problem of a parameter, or `null`. */
export interface ParameterProblem {
  readonly field: string;
  readonly expected: string;
  readonly received: string;
}

/** A week. */
const mostSeconds = 604_800;
const mostCount = 1000;

/** Returns a description of the valid values, fit for the middle of a sentence. */
export const expectedOf = ({ kind, least = 1 }: ParameterShape): string => {
  if (kind === 'predicate') return 'a function that answers yes or no';
  return kind === 'seconds'
    ? `a number of seconds from ${least} to ${mostSeconds}`
    : `a whole number from ${least} to ${mostCount}`;
};

const fits = ({ kind, least = 1 }: ParameterShape, value: unknown): boolean => {
  if (kind === 'predicate') return typeof value === 'function';
  if (typeof value !== 'number' || !(value >= least)) return false;
  return kind === 'seconds' ? value <= mostSeconds : Number.isInteger(value) && value <= mostCount;
};

/** A value as it may stand in a message: short, and never an object's content. */
export const receivedText = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.length > 40 ? `'${value.slice(0, 40)}…'` : `'${value}'`;
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`.replace('a object', 'an object');
};

/** Everything that is wrong with given parameters: missing, misfit and unknown ones. */
export const parameterProblems = (
  shapes: ParameterShapes,
  given: { readonly [name: string]: unknown },
): readonly ParameterProblem[] => {
  const known = Object.keys(shapes);
  const misfits = Object.entries(shapes).flatMap(([field, shape]) => {
    const value = given[field];
    const isLeftOut = value === undefined && 'usual' in shape;
    return isLeftOut || fits(shape, value)
      ? []
      : [{ field, expected: expectedOf(shape), received: receivedText(value) }];
  });
  const strangers = Object.keys(given)
    .filter((field) => !known.includes(field))
    .map((field) => ({
      field,
      expected: known.length === 0 ? 'no parameters' : `one of ${known.join(', ')}`,
      received: `'${field}'`,
    }));
  return [...misfits, ...strangers];
};

/** The given parameters with the usual values of those that were left out. */
export const settle = <Shapes extends ParameterShapes>(
  shapes: Shapes,
  given: { readonly [name: string]: unknown },
): Settled<Shapes> =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, { usual = null }]) => [name, given[name] ?? usual]),
  ) as Settled<Shapes>;

/** A predicate that throws when it is answered by a promise, which would count as yes. */
const answered =
  (predicate: Predicate): Predicate =>
  (situation) => {
    const answer: unknown = predicate(situation);
    if (answer instanceof Promise) {
      answer.catch(() => {});
      throw new TypeError('the predicate returned a promise instead of yes or no');
    }
    return Boolean(answer);
  };

/** The parameters with predicates whose answer is certainly yes or no. */
export const withAnswers = <Shapes extends ParameterShapes>(parameters: Settled<Shapes>): Settled<Shapes> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'function' ? answered(value as Predicate) : value,
    ]),
  ) as Settled<Shapes>;
