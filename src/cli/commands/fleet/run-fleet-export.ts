import { readAdherenceMapping } from '../../../fleet/adherence-mapping.ts';
import { agentRecording } from '../../../fleet/agent-recording.ts';
import { mergeOutputs } from '../../../fleet/merge-outputs.ts';
import type { AgentFleetLog } from '../../../fleet/partition-worker.ts';
import { type ZonedTime, zonedTime } from '../../../measures/zoned-time.ts';
import { createMasker, type Masker } from '../../../protocol/masker.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import { adherenceLines, intervalLines, type LineMaker, type NameAgent } from './export-lines.ts';
import { openTarget, startPositions } from './export-target.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { openSharedLog } from './open-shared-log.ts';
import { totalLines } from './total-lines.ts';

/** The most lines that are written or pushed together. */
const mostLines = 500;

const stoppedEarly: Problem = { problem: 'The export was stopped before its end.' };

const readText = async (path: string, io: FleetIo): Promise<string> =>
  new TextDecoder().decode(await io.readFile(path));

/** Returns the key in a file; `null` when agents are named by their work numbers. */
const pseudonymKey = async ({ pseudonyms }: FleetFlags, io: FleetIo): Promise<string | null | Problem> => {
  if (typeof pseudonyms !== 'string') return null;
  const key = (await readText(pseudonyms, io)).trim();
  if (key.length < 16) return { problem: 'The key of --pseudonyms must have at least 16 characters.' };
  return key;
};

const zoneOf = ({ 'time-zone': name }: FleetFlags): ZonedTime | Problem =>
  zonedTime(typeof name === 'string' ? name : undefined) ?? {
    problem: `--time-zone must be a name such as Europe/Berlin, received '${name}'.`,
  };

const adherenceMaker = async (
  given: FleetFlags,
  name: NameAgent,
  io: FleetIo,
): Promise<LineMaker | Problem> => {
  const { mapping } = given;
  if (typeof mapping !== 'string') return adherenceLines(null, name);
  const read = readAdherenceMapping(await readText(mapping, io));
  if (read.ok) return adherenceLines(read.mapping, name);
  return {
    problem: `The mapping cannot be used:${read.problems.map((problem) => `\n  ${problem}`).join('')}`,
  };
};

const intervalMaker = (given: FleetFlags, name: NameAgent, masker: Masker | null): LineMaker | Problem => {
  const { every } = given;
  if (every === undefined) return intervalLines(name, masker);
  if (every !== '15' && every !== '30') return { problem: `--every must be 15 or 30, received '${every}'.` };
  if (given.follow === true) return { problem: '--every needs the whole: it does not go with --follow.' };
  const zone = zoneOf(given);
  return isProblem(zone) ? zone : totalLines(every === '15' ? 15 : 30, zone, name);
};

const exportRecording = async (
  log: AgentFleetLog,
  given: FleetFlags,
  key: string | null,
  io: FleetIo,
): Promise<number | Problem> => {
  const { agent, since } = given;
  if (typeof agent !== 'string') return { problem: 'Whose recording? Name an agent with --agent.' };
  const zone = zoneOf(given);
  if (isProblem(zone)) return zone;
  const time = typeof since === 'string' ? zone.parse(since, Date.now()) : 0;
  if (time === null)
    return { problem: `--since must be a time such as 2026-01-01 14:03, received '${since}'.` };
  const masking = key === null ? {} : { isNameless: true, key };
  for await (const line of agentRecording({ log, workNo: agent, since: time, ...masking }))
    if (!(await io.writeJson([line.trimEnd()]))) return 0;
  return 0;
};

const exportLines = async (
  log: AgentFleetLog,
  maker: LineMaker,
  given: FleetFlags,
  io: FleetIo,
): Promise<number | Problem> => {
  const from = await startPositions(given, log.partitions, io);
  if (isProblem(from)) return from;
  const stopping = new AbortController();
  void io.stopped.then(() => stopping.abort());
  const take = await openTarget(given, io, stopping.signal);
  if (isProblem(take)) return take;
  const after = new Map(from);
  const isFollowed = given.follow === true;
  // A reader of standard output may have seen enough; what follows a log ends when it is asked to.
  const unsent = isFollowed || given.push === undefined ? 0 : stoppedEarly;
  let lines: string[] = [];
  let isDirty = false;
  const flush = async () => {
    const some = lines;
    lines = [];
    isDirty = false;
    return take(some, after);
  };
  for await (const input of mergeOutputs({ log, from, isFollowed, signal: stopping.signal })) {
    lines.push(...maker.take(input));
    if (input.kind === 'output') after.set(input.partition, input.position);
    isDirty ||= input.kind === 'output';
    const isDue = input.kind === 'time' && (isDirty || lines.length > 0);
    const result = isDue || lines.length >= mostLines ? await flush() : 'taken';
    if (isProblem(result)) return result;
    // No later line is sent: the positions after it would be noted, and those lines would never be sent.
    if (result === 'stopped') return unsent;
  }
  const isCut = !isFollowed && stopping.signal.aborted;
  const at = Date.now();
  if (isFollowed) lines.push(...maker.take({ kind: 'time', at, feed: 'ended' }));
  // The totals of a part would look like those of the whole.
  if (!isCut) lines.push(...maker.end());
  const result = await flush();
  if (isProblem(result)) return result;
  if (result === 'stopped') return unsent;
  return isCut ? stoppedEarly : 0;
};

/** Runs `ccbar-agent fleet export`. */
export const runFleetExport = async (given: FleetFlags, io: FleetIo): Promise<number | Problem> => {
  const { format = 'rta' } = given;
  const key = await pseudonymKey(given, io);
  if (isProblem(key)) return key;
  const masker = key === null ? null : createMasker({ key });
  const name: NameAgent = (workNo) => (masker === null ? workNo : (masker.workNo(workNo) ?? ''));
  if (format !== 'rta' && format !== 'intervals' && format !== 'recording')
    return { problem: `--format must be one of rta, intervals, recording, received '${format}'.` };
  const maker = format === 'rta' ? await adherenceMaker(given, name, io) : intervalMaker(given, name, masker);
  if (isProblem(maker)) return maker;
  const log = await openSharedLog('export', given, io);
  if (isProblem(log)) return log;
  try {
    return await (format === 'recording'
      ? exportRecording(log, given, key, io)
      : exportLines(log, maker, given, io));
  } finally {
    await log.close();
  }
};
