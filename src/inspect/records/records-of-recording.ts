import { liveEngine } from '../../agent/engine.ts';
import type { Frame } from '../../protocol/frame.ts';
import type { Replayed } from '../../replay/replayed.ts';
import { createReplayer } from '../../replay/replayer.ts';
import { createRecordMasker } from './mask.ts';
import type { InspectionRecord } from './record.ts';
import { recordDraft } from './record-draft.ts';
import { createRecordList } from './record-list.ts';
import type { RecordsOptions } from './records.ts';
import { createTakenEdges, type TakenEdges } from './taken-edges.ts';
import { createTurnRecords, type TurnRecords } from './turn-records.ts';

/** The records that a recording gives. */
export interface RecordedRecording {
  readonly records: readonly InspectionRecord[];
  /** How many lines could not be read. */
  readonly skipped: number;
}

/**
 * Makes the records of a recording: its turns are those of `replay`, at once and without an agent, masked as
 * live. For a recording that is opened to be looked at.
 *
 * @param source the lines of a recording, or frames of one agent.
 */
export const recordsOfRecording = (
  source: Iterable<Frame | string>,
  { limit = 100_000 }: Pick<RecordsOptions, 'limit'> = {},
): RecordedRecording => {
  const { add, all } = createRecordList(limit);
  const masker = createRecordMasker();
  const edges = new Map<number, TakenEdges>();
  const agents = new Map<number, TurnRecords>();
  const stops: (() => void)[] = [];
  let skipped = 0;

  const replayer = createReplayer({
    engineOf: (run) => {
      const { engine, inspect, stop } = liveEngine();
      const taken = createTakenEdges();
      inspect(taken.see);
      edges.set(run, taken);
      stops.push(stop);
      return engine;
    },
  });
  const recordsOf = ({ run, happenings, situation, frame }: Replayed): TurnRecords => {
    const known = agents.get(run);
    if (known !== undefined) return known;
    const first = happenings.find((happening) => happening.kind === 'step')?.before ?? situation;
    const edgesOf: TakenEdges['claim'] = (step) => edges.get(run)?.claim(step) ?? [];
    const records = createTurnRecords({ masker, situation: first, edgesOf, add });
    agents.set(run, records);
    add(recordDraft(masker, first, { kind: 'start', at: frame?.at ?? 0, payload: { link: 'waiting' } }));
    return records;
  };
  const record = (replayed: readonly Replayed[]) => {
    for (const one of replayed) {
      const { take } = recordsOf(one);
      for (const entry of one.entries) take(entry);
    }
  };

  for (const next of source) {
    const { replayed, note } = replayer.take(replayer.read(next));
    if (note?.isSkipped === true) skipped += 1;
    record(replayed);
  }
  record(replayer.end());
  for (const stop of stops) stop();
  return { records: all(), skipped };
};
