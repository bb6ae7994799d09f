import { describe, expect, it } from 'vitest';
import { readCheckpoint, readStates, writeCheckpoint } from '../../src/fleet/checkpoint.ts';
import { partitionRuns } from '../../src/fleet/fold-entry.ts';
import { replaySetup } from '../../src/replay/replay-setup.ts';
import { startRun } from '../../src/run/run.ts';
import { runMarks } from '../../src/run/save-run.ts';

const setup = replaySetup();
const run = startRun(setup);
const { model, rules } = run;

const packed = async (value: unknown): Promise<Uint8Array> => {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const saved = (parts: object) => packed({ format: 2, position: 3, ...runMarks(setup), runs: [], ...parts });

describe('a checkpoint', () => {
  it('is read as it was written', async () => {
    const bytes = await writeCheckpoint({ position: 7, runs: new Map([['30021', run]]) }, setup);
    const read = await readCheckpoint(bytes, setup);
    expect(read).toMatchObject({ ok: true, checkpoint: { position: 7 } });
    if (read.ok) expect(partitionRuns(read.checkpoint.runs).runs.get('30021')).toEqual(run);
  });

  it.each<readonly [what: string, parts: object]>([
    ['no list of runs', { runs: { 30021: run } }],
    ['a run without a name', { runs: [run] }],
    ['a name that is a number', { runs: [[30_021, run]] }],
    ['a name without a run', { runs: [['30021']] }],
    ['a run of null', { runs: [['30021', null]] }],
    ['an empty run', { runs: [['30021', {}]] }],
    ['a run without a timeline', { runs: [['30021', { ...run, model: { ...model, timeline: null } }]] }],
    ['a run without calls', { runs: [['30021', { ...run, model: { ...model, situation: {} } }]] }],
    ['a run without a machine', { runs: [['30021', { ...run, model: { ...model, machine: {} } }]] }],
    ['a due time that is a text', { runs: [['30021', { ...run, rules: { ...rules, due: 'soon' } }]] }],
    ['no position', { position: null }],
    ['a position before the first', { position: -1 }],
    ['a position beyond all', { position: 1e300 }],
  ])('with %s is refused, so that the partition is replayed', async (_what, parts) => {
    expect(await readCheckpoint(await saved(parts), setup)).toEqual({
      ok: false,
      problem: 'The checkpoint is damaged.',
    });
  });

  it.each<readonly [what: string, bytes: () => Promise<Uint8Array>]>([
    ['nothing', async () => new Uint8Array()],
    ['noise', async () => Uint8Array.of(1, 2, 3)],
    ['a text', () => packed('checkpoint')],
    ['null', () => packed(null)],
    ['runs that are none', () => packed({ format: 2, runs: [['30021', {}]] })],
  ])('of %s gives no states and no runs', async (_what, bytes) => {
    expect(await readStates(await bytes())).toBeNull();
    expect(await readCheckpoint(await bytes(), setup)).toMatchObject({ ok: false });
  });
});
