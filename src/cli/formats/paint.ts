import { stateLooks } from '../../chart/state-look.ts';
import type { AgentState } from '../../protocol/agent-state.ts';
import type { Level } from '../../rules/finding.ts';

/** Colours for a terminal, or none. */
export interface Paint {
  readonly state: (state: AgentState, text: string) => string;
  readonly level: (level: Level, text: string) => string;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
}

const levels: { readonly [Name in Level]: number } = { info: 36, warning: 33, error: 31 };

/** The sixteen colours every terminal has, in the shades of its user's theme. */
export const createPaint = (isColoured: boolean): Paint => {
  const paint = (code: number, text: string) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    state: (state, text) => paint(stateLooks[state].terminal, text),
    level: (level, text) => paint(levels[level], text),
    quiet: (text) => paint(2, text),
    strong: (text) => paint(1, text),
  };
};
