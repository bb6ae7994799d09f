import { libraryVersion } from '../../library-version.ts';
import type { Frame } from '../../protocol/frame.ts';
import { type RecordingHeader, recordingFormat, recordingLine } from '../../recording/recording-line.ts';
import type { SimulateCommand } from '../command-line.ts';
import type { CommandIo } from '../io/command-io.ts';

/** Shorter work shows no progress, ms. */
const patience = 700;
/** Characters written at once. */
const batch = 65_536;

const origin = 'https://bar.example';

/**
 * Runs `ccbar-agent simulate`.
 *
 * @param frames what the simulator gives.
 * @returns the exit status.
 */
export const runSimulate = async (
  command: SimulateCommand,
  frames: Iterable<Frame>,
  io: CommandIo,
): Promise<number> => {
  const { agents, output, startAt = Date.UTC(2026, 0, 1, 8) } = command;
  const header: RecordingHeader = {
    ccbarRecording: recordingFormat,
    version: libraryVersion,
    // Not when it was made: the same seed gives the same file.
    recordedAt: new Date(startAt).toISOString(),
    timeZone: 'UTC',
    masked: false,
    agents,
    door: 'simulator',
    origin,
  };
  const sink = await io.sink(output);
  const isQuiet = !io.isTerminal.error || (io.isTerminal.out && output === null);
  const start = io.now();
  let text = `${JSON.stringify(header)}\n`;
  let lines = 0;
  for (const frame of frames) {
    if (frame.kind === 'refused') continue;
    text += `${recordingLine(frame, header)}\n`;
    lines += 1;
    if (text.length < batch) continue;
    await sink.write(text);
    text = '';
    if (output === null && io.isOutputClosed()) return 0;
    if (!isQuiet && io.now() - start > patience) io.showProgress(`${lines.toLocaleString('en')} lines`);
  }
  await sink.write(text);
  io.showProgress('');
  await sink.finish();
  return 0;
};
