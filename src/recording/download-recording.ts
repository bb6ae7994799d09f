import { ownDocument, saveFile } from '../doors/save-file.ts';
import type { Recorder } from './recorder.ts';
import { type RecordingOptions, recordingBlob } from './recording-text.ts';

/** The settings for giving a recording to the browser as a file. */
export interface DownloadOptions extends RecordingOptions {
  /** The page; the global one when left out. */
  readonly document?: Document;
}

/**
 * Lets the browser save the frames of a recorder as a file. Call it from a click. In Node, write
 * `recordingText(agent.recorder)` to a file instead.
 *
 * @param name of the file. When left out it is made of the time, such as `agent-20260101-080000.ndjson`; an
 * unmasked one names the agent, too: `agent-30021-20260101-080000.ndjson`.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent, downloadRecording } from 'ccbar-agent';
 *
 * const source = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' });
 * const agent = createAgent({ source });
 * const button = document.createElement('button');
 * button.onclick = () => downloadRecording(agent.recorder);
 * ```
 */
export const downloadRecording = (
  recorder: Recorder,
  name?: string,
  { document: page = ownDocument(), at = Date.now(), ...options }: DownloadOptions = {},
): void => {
  const time = new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const agent = recorder.workNo === null || options.unmasked !== true ? '' : `${recorder.workNo}-`;
  saveFile(page, name ?? `agent-${agent}${time}.ndjson`, recordingBlob(recorder, { ...options, at }));
};
