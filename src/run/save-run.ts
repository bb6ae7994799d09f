import { agentMachine } from '../../machines/agent.machine.ts';
import type { Step } from '../agent/step.ts';
import { CcbarError } from '../errors.ts';
import { fingerprintOf, stableText } from './fingerprint.ts';
import type { Run, RunSetup } from './run.ts';

/** The version of {@link SavedRun}. It rises when the meaning of anything in a run changes. */
export const savedRunVersion = 2;

/** A run that was put down: plain JSON, to be taken up by `loadRun`, here or on another machine. */
export interface SavedRun {
  readonly ccbarRun: number;
  /** The fingerprint of the agent machine that it was folded with. */
  readonly machine: string;
  /** The fingerprint of the ids and parameters of the rules. */
  readonly rules: string;
  /** The fingerprint of `run`, by which damage is noticed. */
  readonly check: string;
  readonly run: Run;
}

/**
 * The reason why a saved run was not loaded.
 *
 * - `damaged`: it is no saved run, or part of it changed
 * - `version`: it was saved by another version of the library that saves runs differently
 * - `machine`: it was folded with another agent machine
 * - `rules`: it was folded with other rules, or with other parameters
 * - `agent`: it is of another agent than the one that the setup names
 */
export type LoadProblem = 'damaged' | 'version' | 'machine' | 'rules' | 'agent';

/** A run that was taken up, or why it was not. */
export type LoadedRun =
  | { readonly ok: true; readonly run: Run }
  | { readonly ok: false; readonly problem: LoadProblem; readonly message: string };

let machineMark: string | null = null;
const machineFingerprint = (): string => {
  machineMark ??= fingerprintOf(stableText(agentMachine.config));
  return machineMark;
};

const rulesFingerprint = ({ rules }: RunSetup): string =>
  fingerprintOf(stableText(rules.map(({ mark }) => mark).sort()));

/** The step without the data of its frame, which is of no use any more. */
const withoutData = (step: Step | null): Step | null => {
  if (step === null) return null;
  const { event } = step;
  if (event.kind === 'interrupted') return step;
  if (event.kind === 'restored') return { ...step, event: { ...event, data: null } };
  return { ...step, event: { ...event, frame: { ...event.frame, data: null } } };
};

/** Returns whether a value is the same after JSON and back. */
const isPlainData = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean';
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  return isPlain && Object.values(value).every(isPlainData);
};

const refused = (problem: LoadProblem, message: string): Extract<LoadedRun, { readonly ok: false }> => ({
  ok: false,
  problem,
  message,
});

const checkMemories = ({ rules }: Run): void => {
  for (const [mark, { memory }] of Object.entries(rules.memories)) {
    if (isPlainData(memory)) continue;
    const why = 'is no plain data that survives JSON';
    throw new CcbarError('bad-option', `The run cannot be saved: the memory of rule ${mark} ${why}.`);
  }
};

/** The marks by which a saved run is known: what it was folded with. */
export type RunMarks = Pick<SavedRun, 'ccbarRun' | 'machine' | 'rules'>;

/** Returns the marks of the runs that are folded with a setup. */
export const runMarks = (setup: RunSetup): RunMarks => ({
  ccbarRun: savedRunVersion,
  machine: machineFingerprint(),
  rules: rulesFingerprint(setup),
});

/** Returns the problem with saved marks, when runs with them cannot be folded on with a setup; otherwise `null`. */
export const marksProblem = (
  { ccbarRun, machine, rules }: { readonly [Mark in keyof RunMarks]?: unknown },
  setup: RunSetup,
): Extract<LoadedRun, { readonly ok: false }> | null => {
  const own = runMarks(setup);
  if (typeof ccbarRun !== 'number') return refused('damaged', 'This is no saved run.');
  if (ccbarRun !== own.ccbarRun)
    return refused(
      'version',
      `The run was saved in version ${ccbarRun}; this library reads version ${own.ccbarRun}.`,
    );
  if (machine !== own.machine) return refused('machine', 'The run was folded with another agent machine.');
  return rules === own.rules ? null : refused('rules', 'The run was folded with other rules.');
};

/**
 * Returns a run as it is saved: without the data of the newest frame.
 *
 * @throws {@link CcbarError} `bad-option` when the memory of a rule is no plain data, such as a `Map`.
 */
export const slimRun = (run: Run): Run => {
  checkMemories(run);
  return { ...run, rules: { ...run.rules, newest: withoutData(run.rules.newest) } };
};

/**
 * Puts a run down as plain JSON. It holds what the run remembers of the agent, the numbers of callers
 * included; the messages themselves are not in it.
 *
 * @throws {@link CcbarError} `bad-option` when the memory of a rule is no plain data, such as a `Map`.
 */
export const saveRun = (run: Run, setup: RunSetup): SavedRun => {
  const plain = JSON.parse(JSON.stringify(slimRun(run))) as Run;
  return { ...runMarks(setup), check: fingerprintOf(stableText(plain)), run: plain };
};

const read = (value: unknown, setup: RunSetup): LoadedRun => {
  const { check, run, ...marks } = value as Partial<SavedRun>;
  const foreign = marksProblem(marks, setup);
  if (foreign !== null) return foreign;
  const text = stableText(run);
  if (check !== fingerprintOf(text)) return refused('damaged', 'The saved run is damaged.');
  const copy = JSON.parse(text) as Run;
  const { isConfigured, situation } = copy.model;
  if (setup.workNo !== null && !(isConfigured && situation.workNo === setup.workNo))
    return refused('agent', 'The saved run is of another agent.');
  return { ok: true, run: copy };
};

/**
 * Takes up a run that was saved. Whatever the value is, a foreign or damaged one is an answer and never a
 * throw.
 *
 * @param value what `saveRun` gave, after JSON and back.
 */
export const loadRun = (value: unknown, setup: RunSetup): LoadedRun => {
  try {
    return read(value, setup);
  } catch {
    return refused('damaged', 'This is no saved run.');
  }
};
