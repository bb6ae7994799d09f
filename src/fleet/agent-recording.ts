import { libraryVersion } from '../library-version.ts';
import { createMasker } from '../protocol/masker.ts';
import { maskedFrame } from '../recording/masked-frame.ts';
import { type RecordingHeader, recordingFormat, recordingLine } from '../recording/recording-line.ts';
import { partitionOf } from './partition.ts';
import type { AgentFleetLog } from './partition-worker.ts';
import { positionAt } from './position-at.ts';
import { readEntry } from './read-entry.ts';

/** The choice of a recording that is made of a log. */
export interface AgentRecordingOptions {
  readonly log: AgentFleetLog;
  readonly workNo: string;
  /** The begin, ms since the epoch, by the clock of the log. */
  readonly since: number;
  /** `true`: the numbers of agents are masked too. */
  readonly isNameless?: boolean;
  /** The key of the tokens, so that they are the same in everything that is masked with it. */
  readonly key?: string | undefined;
}

const origin = '';

/**
 * Makes a recording of one agent from the input of a log, from a time on to what is stored now: the lines of
 * the recording, each with its line end. It is masked; tokens that a page put in before stay.
 */
export async function* agentRecording({
  log,
  workNo,
  since,
  isNameless = false,
  key,
}: AgentRecordingOptions): AsyncGenerator<string, void, void> {
  const masker = createMasker({ namesAgents: !isNameless, isMasked: true, key });
  const header: RecordingHeader = {
    ccbarRecording: recordingFormat,
    version: libraryVersion,
    recordedAt: new Date(since).toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    masked: true,
    agents: 1,
    workNo: masker.workNo(workNo) ?? '',
    door: 'window',
    origin,
  };
  yield `${JSON.stringify(header)}\n`;
  const partition = partitionOf(workNo, log.partitions);
  const last = await log.lastInput(partition);
  const start = await positionAt(log, partition, since);
  if (start >= last) return;
  const reading = new AbortController();
  try {
    for await (const entry of log.read(partition, start, reading.signal)) {
      for (const { workNo: of, frame } of readEntry(entry).frames) {
        if (of === workNo) yield `${recordingLine(maskedFrame(frame, masker), { door: 'window', origin })}\n`;
      }
      if (entry.position >= last) return;
    }
  } finally {
    reading.abort();
  }
}
