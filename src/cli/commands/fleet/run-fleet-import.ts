import { createHash } from 'node:crypto';
import { createImporter } from '../../../fleet/import-frames.ts';
import type { AgentFleetLog } from '../../../fleet/partition-worker.ts';
import { workNoKey } from '../../../protocol/work-no.ts';
import { createLineParser } from '../../../recording/parse-recording.ts';
import { framesByAgent } from '../../../replay/frames-by-agent.ts';
import { linesOf } from '../../../replay/recording-lines.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import { readLines } from '../../io/read-lines.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { openSharedLog } from './open-shared-log.ts';

/** The numbers of an import. */
interface Imported {
  readonly lines: number;
  readonly stored: number;
  readonly agents: number;
  /** Frames that name no agent, in a recording that is not of one agent. */
  readonly nameless: number;
  readonly damaged: number;
  readonly tooLarge: number;
}

/** Puts one recording into the log. A nameless frame belongs to the agent that the recording is made for. */
const importFile = async (
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  log: AgentFleetLog,
  signal: AbortSignal,
  io: FleetIo,
): Promise<Imported> => {
  const parse = createLineParser();
  const name = `import-${createHash('sha256').update(file).digest('hex').slice(0, 16)}`;
  const importer = createImporter({ log, name, signal, onFull: () => io.writeLog('log-full', {}) });
  /** The agents by what distinguishes them, as they were named first. */
  const agents = new Map<string, string>();
  let owner: string | null = null;
  let [lines, nameless, damaged] = [0, 0, 0];
  for await (const batch of readLines(chunks)) {
    for (const text of linesOf(batch)) {
      lines += 1;
      const parsed = parse(text);
      if (parsed.kind === 'header')
        owner = parsed.header.agents === 1 ? (parsed.header.workNo ?? null) : null;
      if (parsed.kind === 'damaged') damaged += 1;
      if (parsed.kind !== 'frame') continue;
      for (const { workNo, frame } of framesByAgent(parsed.frame)) {
        const named = workNo ?? owner;
        if (named === null) nameless += 1;
        else {
          const agent = agents.get(workNoKey(named)) ?? named;
          agents.set(workNoKey(named), agent);
          await importer.add({ workNo: agent, frame });
        }
      }
      if (signal.aborted) break;
    }
    if (signal.aborted) break;
  }
  const { stored, refused } = await importer.finish();
  return { lines, stored, agents: agents.size, nameless, damaged, tooLarge: refused };
};

/** Runs `ccbar-agent fleet import FILE…`. */
export const runFleetImport = async (
  files: readonly string[],
  given: FleetFlags,
  io: FleetIo,
): Promise<number | Problem> => {
  if (files.length === 0) return { problem: 'Which recording? Name a file, or - for standard input.' };
  const log = await openSharedLog('import', given, io);
  if (isProblem(log)) return log;
  const stopping = new AbortController();
  void io.stopped.then(() => stopping.abort());
  try {
    for (const file of files) {
      const source = await io.open(file);
      if (isProblem(source)) return source;
      const imported = await importFile(file, source.chunks, log, stopping.signal, io);
      await io.writeJson([JSON.stringify({ file, ...imported })]);
      if (stopping.signal.aborted) return { problem: 'The import was stopped before its end.' };
    }
    return 0;
  } finally {
    await log.close();
  }
};
