import { compiledEngine } from '../../agent/compiled-engine.ts';
import type { Frame } from '../../protocol/frame.ts';
import type { Replayed } from '../../replay/replayed.ts';
import { createReplayer } from '../../replay/replayer.ts';
import { createRecordMasker, type RecordMasker } from './mask.ts';
import { standingMoment } from './moment.ts';
import type { InspectionRecord } from './record.ts';
import { createRecordList } from './record-list.ts';
import type { RecordsOptions } from './records.ts';
import { createTakenEdges, type TakenEdges } from './taken-edges.ts';
import { createTurnMoments, type TurnMoments, type TurnMomentsParts } from './turn-moments.ts';

/** The records of one agent of a recording. */
export interface RecordedAgent {
  /** The agent's number, masked as everything in records; `null` when no event named one. */
  readonly workNo: string | null;
  readonly records: readonly InspectionRecord[];
}

/** The records that a recording gives. */
export interface RecordedRecording {
  /** Those of all agents, in the order of the recording. */
  readonly records: readonly InspectionRecord[];
  /** The same agent by agent, in the order in which the agents appear; each record has the number it has among all. */
  readonly agents: readonly RecordedAgent[];
  /** The number of lines that could not be read. */
  readonly skipped: number;
}

/** Makes the records of a recording, line by line, so that a long one can be read with pauses. */
export interface RecordingReader {
  readonly take: (next: Frame | string) => void;
  /** Ends the recording. Returns its records. */
  readonly end: () => RecordedRecording;
}

/**
 * Starts reading a recording. Its turns are those of `replay`, without an agent, masked as live.
 *
 * @param options.limit the most records; the oldest make room. 100 000 when left out.
 */
export const createRecordingReader = ({
  limit = 100_000,
}: Pick<RecordsOptions, 'limit'> = {}): RecordingReader => {
  const { add: addToAll, added$, all } = createRecordList(limit, () => maskerOf());
  // A list that is followed makes each record at once: a long recording is read with pauses.
  added$.subscribe();
  /** The run of each record, by its number. */
  const runs = new Map<number, number>();
  let isMasked = false;
  let made: RecordMasker | undefined;
  // Tokens of a recording that says it was masked stay as they are in its text.
  const maskerOf = () => {
    made ??= createRecordMasker({ isMasked });
    return made;
  };
  const edges = new Map<number, TakenEdges>();
  const agents = new Map<number, TurnMoments>();
  let skipped = 0;

  const replayer = createReplayer({
    engineOf: (run) => {
      const taken = createTakenEdges();
      edges.set(run, taken);
      return (state, event) => {
        taken.see(state, event);
        return compiledEngine(state, event);
      };
    },
  });
  const recordsOf = ({ run, happenings, situation, frame }: Replayed): TurnMoments => {
    const known = agents.get(run);
    if (known !== undefined) return known;
    const first = happenings.find((happening) => happening.kind === 'step')?.before ?? situation;
    const edgesOf: TakenEdges['claim'] = (step) => edges.get(run)?.claim(step) ?? [];
    const add: TurnMomentsParts['add'] = (moment) => {
      const seq = addToAll(moment);
      runs.set(seq, run);
      return seq;
    };
    const records = createTurnMoments({ situation: first, edgesOf, add });
    agents.set(run, records);
    add(standingMoment(first, { kind: 'start', at: frame?.at ?? 0, payload: { link: 'waiting' } }));
    return records;
  };
  const record = (replayed: readonly Replayed[]) => {
    for (const one of replayed) {
      const { take } = recordsOf(one);
      for (const entry of one.entries) take(entry);
    }
  };
  const byAgent = (records: readonly InspectionRecord[]): readonly RecordedAgent[] => {
    const byRun = new Map<number, InspectionRecord[]>();
    for (const one of records) {
      const run = runs.get(one.seq) ?? 0;
      const own = byRun.get(run) ?? [];
      own.push(one);
      byRun.set(run, own);
    }
    return [...byRun.values()].map((own) => ({
      workNo: own.findLast(({ situation }) => situation.workNo !== null)?.situation.workNo ?? null,
      records: own,
    }));
  };

  return {
    take: (next) => {
      const line = replayer.read(next);
      if (line.kind === 'header' && line.header.masked === true) isMasked = true;
      const { replayed, note } = replayer.take(line);
      if (note?.isSkipped === true) skipped += 1;
      record(replayed);
    },
    end: () => {
      record([...replayer.end()]);
      const records = all();
      return { records, agents: byAgent(records), skipped };
    },
  };
};

/**
 * Makes the records of a recording at once.
 *
 * @param source the lines of a recording, or frames of one agent.
 */
export const recordsOfRecording = (
  source: Iterable<Frame | string>,
  options: Pick<RecordsOptions, 'limit'> = {},
): RecordedRecording => {
  const reader = createRecordingReader(options);
  for (const next of source) reader.take(next);
  return reader.end();
};
