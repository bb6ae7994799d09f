/// <reference types="node" />
import { createHmac, randomBytes } from 'node:crypto';

/** The rights of a viewer of the wallboard. */
export interface Viewer {
  /** The teams whose agents the viewer sees; `'all'` includes the agents without a team. */
  readonly teams: 'all' | readonly string[];
  /** `true` when the viewer may open the inspector on an agent. */
  readonly mayInspect: boolean;
  /**
   * By what the agents are named: `'workNo'` (when left out), the `'name'` of the directory, or a `'token'`
   * that does not lead back to the agent.
   */
  readonly identity?: 'workNo' | 'name' | 'token';
}

/** An agent in the directory of the company. */
export interface DirectoryAgent {
  readonly team?: string | null;
  /** Shown only to viewers whose `identity` is `'name'`. */
  readonly name?: string;
}

/** Returns what the company knows of an agent; `null` when it does not know the number. */
export type Directory = (workNo: string) => DirectoryAgent | null;

/** The names of agents as one viewer sees them. */
export interface Naming {
  readonly id: (workNo: string) => string;
  readonly label: (workNo: string) => string;
  /** Text from the fold, in which the work number may stand. */
  readonly text: (text: string, workNo: string) => string;
}

/** Makes the namings of viewers. Tokens are the same as long as the key is. */
export const createNamings = (
  directory: Directory,
  key: string | null,
): ((identity: Viewer['identity']) => Naming) => {
  const secret = key ?? randomBytes(32);
  const tokens = new Map<string, string>();
  const token = (workNo: string): string => {
    const known = tokens.get(workNo);
    if (known !== undefined) return known;
    const made = `agent-${createHmac('sha256', secret).update(workNo).digest('hex').slice(0, 10)}`;
    tokens.set(workNo, made);
    return made;
  };
  const same = (workNo: string) => workNo;
  const byWorkNo: Naming = { id: same, label: same, text: same };
  const byName: Naming = { ...byWorkNo, label: (workNo) => directory(workNo)?.name ?? workNo };
  const byToken: Naming = {
    id: token,
    label: token,
    text: (text, workNo) => text.replaceAll(workNo, token(workNo)),
  };
  return (identity) => (identity === 'token' ? byToken : identity === 'name' ? byName : byWorkNo);
};

/** Returns whether a viewer may see the agents of a team. */
export const sees = ({ teams }: Viewer, team: string | null): boolean =>
  teams === 'all' || (team !== null && teams.includes(team));
