import type { Directory } from '../../../fleet/http/viewer.ts';
import { isPlainObject } from '../../../protocol/plain-object.ts';
import { failureText } from '../../io/failure-text.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';

const shape = 'It has to be JSON such as {"Sales": ["30021", "30022"]}.';

/** Reads the teams file of the flags: the work numbers of each team. Without one no agent has a team. */
export const readTeams = async ({ teams }: FleetFlags, io: FleetIo): Promise<Directory | Problem> => {
  if (typeof teams !== 'string') return () => null;
  const teamOf = new Map<string, string>();
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await io.readFile(teams)));
    if (!isPlainObject(value)) return { problem: `The file of teams cannot be used. ${shape}` };
    for (const [team, workNos] of Object.entries(value)) {
      if (!Array.isArray(workNos)) return { problem: `The file of teams cannot be used. ${shape}` };
      for (const workNo of workNos) teamOf.set(String(workNo), team);
    }
  } catch (error) {
    if (isProblem(error)) return error;
    const why = error instanceof SyntaxError ? 'it is not JSON' : failureText(error);
    return { problem: `The file of teams cannot be used: ${why}. ${shape}` };
  }
  return (workNo) => ({ team: teamOf.get(workNo) ?? null });
};
