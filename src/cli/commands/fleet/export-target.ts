import { type Positions, positionsText, readPositions } from '../../../fleet/positions.ts';
import { pushLines } from '../../../fleet/push-lines.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';

/**
 * The receiver of exported lines. It returns a problem when it does not take them, and `stopped` when it has not taken them
 * because the process is asked to end or nobody reads the output.
 */
export type TakeLines = (
  lines: readonly string[],
  after: Positions,
) => Promise<Problem | 'taken' | 'stopped'>;

/** Returns whether an address may be pushed to: encrypted, or on this computer. */
const isAllowed = (url: URL): boolean =>
  url.protocol === 'https:' ||
  (url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname));

const addressOf = (push: string): URL | Problem => {
  const url = URL.canParse(push) ? new URL(push) : null;
  if (url !== null && (url.username !== '' || url.password !== ''))
    return { problem: 'The address of --push must hold no name and password; see --push-token.' };
  if (url !== null && isAllowed(url)) return url;
  return { problem: `--push must be an https address, or an http address of this computer.` };
};

/** The text of a file; empty when it is not there yet. */
const textOfFile = async (path: string, io: FleetIo): Promise<string> =>
  (await io.isThere(path)) ? new TextDecoder().decode(await io.readFile(path)) : '';

/** Reads the positions to go on from: those of `--from`, or of the file of `--positions` when it is there. */
export const startPositions = async (
  { from, positions }: FleetFlags,
  partitions: number,
  io: FleetIo,
): Promise<Positions | Problem> => {
  const text =
    typeof from === 'string' ? from : typeof positions === 'string' ? await textOfFile(positions, io) : '';
  const read = readPositions(text, partitions);
  const where = typeof from === 'string' ? '--from' : `The file ${positions}`;
  return (
    read ?? {
      problem: `${where} must hold positions such as 0:17,1:204, for partitions 0 to ${partitions - 1}.`,
    }
  );
};

/** Opens the receiver of the lines: standard output, or the address of `--push`; and notes the positions it has taken. */
export const openTarget = async (
  given: FleetFlags,
  io: FleetIo,
  signal: AbortSignal,
): Promise<TakeLines | Problem> => {
  const { push, positions, 'push-token': tokenFile } = given;
  const note = async (after: Positions) => {
    if (typeof positions === 'string') await io.writeFile(positions, `${positionsText(after)}\n`);
  };
  if (typeof push !== 'string')
    return async (lines, after) => {
      if (lines.length > 0 && !(await io.writeJson(lines))) return 'stopped';
      await note(after);
      return 'taken';
    };
  const url = addressOf(push);
  if (isProblem(url)) return url;
  const token =
    typeof tokenFile === 'string' ? new TextDecoder().decode(await io.readFile(tokenFile)).trim() : null;
  if (token !== null && !/^[\x21-\x7e]+$/.test(token))
    return { problem: 'The file of --push-token must hold one token of printable ASCII characters.' };
  return async (lines, after) => {
    if (lines.length > 0) {
      const key = positionsText(after);
      const headers = {
        'content-type': 'application/x-ndjson',
        'idempotency-key': key,
        ...(token !== null && { authorization: `Bearer ${token}` }),
      };
      const send = (pushed: { readonly lines: readonly string[] }) =>
        io.post(url.href, `${pushed.lines.join('\n')}\n`, headers);
      const result = await pushLines({ key, lines }, { send, signal });
      if (result.kind === 'stopped') return 'stopped';
      if (result.kind === 'refused')
        return { problem: `The address of --push refused the lines with status ${result.status}.` };
      if (result.kind === 'gaveUp')
        return {
          problem: `The address of --push could not be reached in ${result.attempts} attempts (last status ${result.status}).`,
        };
      io.writeLog('pushed', { lines: lines.length });
    }
    await note(after);
    return 'taken';
  };
};
