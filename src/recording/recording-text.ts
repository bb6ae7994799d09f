import { libraryVersion } from '../library-version.ts';
import type { Frame } from '../protocol/frame.ts';
import { createMasker } from '../protocol/redact.ts';
import type { Recorder } from './recorder.ts';
import { type RecordingHeader, recordingFormat, recordingLine } from './recording-line.ts';

/** How a recording is written. */
export interface RecordingOptions {
  /**
   * Writes phone numbers, names and messages as they are. Only for files that stay where such data may be;
   * when left out everything personal is masked.
   */
  readonly unmasked?: boolean;
  /** When it is written, ms since the epoch; now, when left out. */
  readonly at?: number;
}

const maskedFrame = (frame: Frame, mask: (data: unknown) => unknown): Frame =>
  'data' in frame ? { ...frame, data: mask(frame.data) } : frame;

/**
 * What a recorder keeps, as newline-delimited JSON: a header, then one line for each frame. Personal data
 * is masked, stable within the text: the same number is always the same token.
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
  { unmasked = false, at = Date.now() }: RecordingOptions = {},
): string => {
  const frames = recorder.frames();
  const first = frames.find((frame) => frame.kind === 'message');
  const dropped = recorder.dropped();
  const header: RecordingHeader = {
    ccbarRecording: recordingFormat,
    version: libraryVersion,
    recordedAt: new Date(at).toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    masked: !unmasked,
    agents: 1,
    ...(recorder.workNo === null ? {} : { workNo: recorder.workNo }),
    ...(dropped === 0 ? {} : { dropped }),
    door: first?.door ?? 'window',
    origin: first?.origin ?? '',
  };
  const { mask } = createMasker();
  const lines = frames.map((frame) => recordingLine(unmasked ? frame : maskedFrame(frame, mask), header));
  return `${[JSON.stringify(header), ...lines].join('\n')}\n`;
};

/** The same as a file to attach to a ticket or to post: a Blob of type `application/x-ndjson`. */
export const recordingBlob = (recorder: Recorder, options?: RecordingOptions): Blob =>
  new Blob([recordingText(recorder, options)], { type: 'application/x-ndjson' });
