/** Something that the person who typed the command can put right. Its text is a sentence that says how. */
export interface Problem {
  readonly problem: string;
}

/** Says whether a value is a {@link Problem}, or an error that carries one. */
export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'problem' in value;

/** Returns an error that carries a problem, for places where all work has to stop. */
export const problemError = (problem: string): Error & Problem =>
  Object.assign(new Error(problem), { problem });
