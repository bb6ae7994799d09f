import { libraryVersion } from '../library-version.ts';
import { createMasker } from '../protocol/masker.ts';
import { maskedFrame } from './masked-frame.ts';
import type { Recorder } from './recorder.ts';
import { type RecordingHeader, recordingFormat, recordingLine } from './recording-line.ts';

/** The settings for writing a recording. */
export interface RecordingOptions {
  /**
   * Writes phone numbers, names and messages as they are. Only for files that stay where such data may be;
   * when left out everything personal is masked.
   */
  readonly unmasked?: boolean;
  /**
   * Makes the tokens by a keyed hash, so that the same value has the same token in every recording written
   * with the key. Whoever has the key can find out what a token stands for; keep it where such data may be.
   */
  readonly key?: string;
  /** Leaves the numbers of agents (101 to 999999) as they are, for evaluations by agent. */
  readonly namesAgents?: boolean;
  /** The time at which it is written, ms since the epoch; now, when left out. */
  readonly at?: number;
}

/**
 * Returns the contents of a recorder as newline-delimited JSON: a header, then one line for each frame. Personal
 * data is masked: the same value is always the same token within the text, and in all texts written with one key.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent, recordingText } from 'ccbar-agent';
 *
 * const source = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' });
 * const agent = createAgent({ source });
 * const text = recordingText(agent.recorder);
 * ```
 */
export const recordingText = (
  recorder: Recorder,
  { unmasked = false, key, namesAgents = false, at = Date.now() }: RecordingOptions = {},
): string => {
  const masker = createMasker({ key, namesAgents });
  const frames = unmasked ? recorder.frames() : recorder.frames().map((frame) => maskedFrame(frame, masker));
  const { workNo } = recorder;
  const first = frames.find((frame) => frame.kind === 'message');
  const dropped = recorder.dropped();
  const header: RecordingHeader = {
    ccbarRecording: recordingFormat,
    version: libraryVersion,
    recordedAt: new Date(at).toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    masked: !unmasked,
    agents: 1,
    ...(workNo === null ? {} : { workNo: unmasked ? workNo : (masker.workNo(workNo) ?? '') }),
    ...(dropped === 0 ? {} : { dropped }),
    door: first?.door ?? 'window',
    origin: first?.origin ?? '',
  };
  const lines = frames.map((frame) => recordingLine(frame, header));
  return `${[JSON.stringify(header), ...lines].join('\n')}\n`;
};

/** The same as a file to attach to a ticket or to post: a Blob of type `application/x-ndjson`. */
export const recordingBlob = (recorder: Recorder, options?: RecordingOptions): Blob =>
  new Blob([recordingText(recorder, options)], { type: 'application/x-ndjson' });
