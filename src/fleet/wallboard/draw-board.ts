import { patchChildren } from '../../inspect/page/patch.ts';
import { createMemo } from '../../inspect/render/memoize.ts';
import type { AgentGrid } from './agent-grid.ts';
import type { BoardParts } from './board-parts.ts';
import { type Choice, chosenAgents, readChoice } from './choice.ts';
import { countBoard, noCounts } from './counts.ts';
import { type LinkState, showHead, troubleText } from './show-head.ts';
import { showAgentsHead, showEmpty, showFindingsHead } from './show-page.ts';
import { showFindings, showLongest } from './show-side.ts';
import { showTeams } from './show-teams.ts';
import { showTiles } from './show-tiles.ts';
import { type BoardView, fleetTime } from './view.ts';

/** Everything that is shown. */
export interface Shown {
  readonly board: BoardView | null;
  readonly link: LinkState;
  readonly choice: Choice;
}

/** Draws what is shown, at a time of the page's monotonic clock, ms. */
export type DrawBoard = (shown: Shown, monotonic: number) => void;

/** Returns everything that follows from a board and a choice, whatever the time. */
const derive = (board: BoardView | null, choice: Choice, now: number) => {
  const counts = board === null ? null : countBoard(board, now);
  const counted = (choice.team === null ? counts?.all : counts?.teams.get(choice.team)) ?? noCounts();
  const agents = board === null ? [] : chosenAgents(board, choice, now);
  const inTeam = [...(board?.agents.values() ?? [])].filter(
    ({ team }) => choice.team === null || team === choice.team,
  );
  return { counts, counted, agents, inTeam };
};

/** Creates what draws the parts of the page. What only a message or a choice can change is made only then. */
export const createDrawBoard = (page: Document, parts: BoardParts, grid: AgentGrid): DrawBoard => {
  const memo = createMemo();
  let of: Pick<Shown, 'board' | 'choice'> | null = null;
  let derived = derive(null, readChoice(''), 0);

  return ({ board, link, choice }, monotonic) => {
    const now = board === null ? Date.now() : fleetTime(board, monotonic);
    patchChildren(parts.head, showHead(link, board, choice, now));
    const text = troubleText(link, board) ?? '';
    if (parts.trouble.textContent !== text) parts.trouble.textContent = text;
    page.body.classList.toggle('is-old', link.kind === 'lost' || link.kind === 'refused');
    // While nothing arrives, durations stand still: nobody knows whether they go on.
    const at = link.kind === 'live' ? now : (link.asOf ?? now);
    const isNew = of?.board !== board || of.choice !== choice;
    if (isNew) {
      of = { board, choice };
      derived = derive(board, choice, at);
      const { agents, counted } = derived;
      patchChildren(parts.agents.head, showAgentsHead(agents.length, counted, choice));
      patchChildren(parts.findings.head, showFindingsHead(choice));
      patchChildren(parts.empty, agents.length === 0 ? showEmpty(board, choice) : []);
      parts.agents.body.hidden = agents.length === 0;
      patchChildren(parts.tiles, showTiles(counted, choice));
    }
    const { agents, counts, inTeam } = derived;
    if (board === null || counts === null) return;
    if (isNew) patchChildren(parts.teams.body, [showTeams(counts, choice)]);
    patchChildren(parts.longest.body, [showLongest(inTeam, board, choice, at)]);
    patchChildren(parts.findings.body, [
      memo('findings', [board.findings, board.mayInspect, choice], () => showFindings(board, choice)),
    ]);
    grid.show(agents, board, at);
  };
};
