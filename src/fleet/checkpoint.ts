import { isPlainObject } from '../protocol/plain-object.ts';
import type { Run, RunSetup } from '../run/run.ts';
import { marksProblem, type RunMarks, runMarks, slimRun } from '../run/save-run.ts';
import { type FleetState, fleetState } from './fleet-turn.ts';

/** The version of the checkpoint format. */
const format = 2;

interface SavedCheckpoint extends RunMarks {
  readonly format: number;
  readonly position: number;
  // One mark for all: gzip itself notices damage.
  readonly runs: readonly (readonly [workNo: string, run: Run])[];
}

/** The runs of a partition after an input position. */
export interface Checkpoint {
  readonly position: number;
  readonly runs: ReadonlyMap<string, Run>;
}

/** A checkpoint that was read, or the reason why the partition has to be replayed instead. */
export type ReadCheckpoint =
  | { readonly ok: true; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly problem: string };

const through = async (
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> => {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  return new Uint8Array(await new Response(source.pipeThrough(stream)).arrayBuffer());
};

/** Writes a checkpoint as gzip of JSON. */
export const writeCheckpoint = ({ position, runs }: Checkpoint, setup: RunSetup): Promise<Uint8Array> => {
  const saved: SavedCheckpoint = {
    format,
    position,
    ...runMarks(setup),
    runs: [...runs].map(([workNo, run]) => [workNo, slimRun(run)]),
  };
  return through(new TextEncoder().encode(JSON.stringify(saved)), new CompressionStream('gzip'));
};

/** Returns whether a value has the parts by which a run is folded on. Whoever may write checkpoints can write anything. */
const isRun = (value: unknown): value is Run => {
  const { model, rules } = value as Run;
  const { machine, situation, timeline } = model;
  return (
    typeof machine.path === 'string' &&
    Array.isArray(machine.context.calls) &&
    Array.isArray(situation.calls) &&
    isPlainObject(timeline) &&
    isPlainObject(rules.memories) &&
    isPlainObject(rules.counts) &&
    (rules.due === null || Number.isFinite(rules.due))
  );
};

const isPosition = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const damaged: ReadCheckpoint = { ok: false, problem: 'The checkpoint is damaged.' };

/**
 * Reads a checkpoint. One of another format, machine or set of rules, and a damaged one, is refused: the
 * partition is then replayed from the beginning of its log.
 */
export const readCheckpoint = async (bytes: Uint8Array, setup: RunSetup): Promise<ReadCheckpoint> => {
  try {
    const text = new TextDecoder().decode(await through(bytes, new DecompressionStream('gzip')));
    const saved = JSON.parse(text) as SavedCheckpoint;
    if (saved.format !== format) return { ok: false, problem: `The checkpoint has format ${saved.format}.` };
    const foreign = marksProblem(saved, setup);
    if (foreign !== null) return { ok: false, problem: foreign.message };
    const runs = new Map(saved.runs);
    const isWhole = saved.runs.every(([workNo, run]) => typeof workNo === 'string' && isRun(run));
    if (!isWhole || !isPosition(saved.position)) return damaged;
    return { ok: true, checkpoint: { position: saved.position, runs } };
  } catch {
    return damaged;
  }
};

/** The states of the agents in a checkpoint. */
export interface CheckpointStates {
  readonly position: number;
  readonly agents: readonly (FleetState & { readonly workNo: string; readonly asOf: number })[];
}

/**
 * Reads only the states of a checkpoint, whatever rules it was made with. Returns `null` for one of another
 * format and a damaged one.
 */
export const readStates = async (bytes: Uint8Array): Promise<CheckpointStates | null> => {
  try {
    const text = new TextDecoder().decode(await through(bytes, new DecompressionStream('gzip')));
    const saved = JSON.parse(text) as SavedCheckpoint;
    if (saved.format !== format) return null;
    return {
      position: saved.position,
      agents: saved.runs.map(([workNo, run]) => {
        const { situation, appliedAt } = run.model;
        return { workNo, ...fleetState(situation), asOf: appliedAt ?? situation.since ?? 0 };
      }),
    };
  } catch {
    return null;
  }
};
