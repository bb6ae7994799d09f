import { patchChildren } from '../../inspect/page/patch.ts';
import { nextChoice } from './act.ts';
import { createAgentGrid } from './agent-grid.ts';
import { type Choice, chosenAgents, readChoice, writeChoice } from './choice.ts';
import { connectBoard } from './connect.ts';
import { countBoard, noCounts } from './counts.ts';
import { type LinkState, showHead, troubleText } from './show-head.ts';
import { showAgentsHead, showEmpty, showFindingsHead } from './show-page.ts';
import { showFindings, showLongest } from './show-side.ts';
import { showTeams } from './show-teams.ts';
import { showTiles } from './show-tiles.ts';
import { type BoardView, fleetTime, fromSnapshot, withDiff } from './view.ts';
import { wallboardCss } from './wallboard-css.ts';

const redrawEvery = 1000;

interface Part {
  readonly outer: HTMLElement;
  readonly head: HTMLElement;
  readonly body: HTMLElement;
}

const partOf = (page: Document, name: string, label: string): Part => {
  const outer = page.createElement('section');
  outer.className = `card ${name}-card`;
  outer.setAttribute('aria-label', label);
  const head = page.createElement('div');
  head.className = 'card-head';
  const body = page.createElement('div');
  body.className = `scroll ${name}-scroll`;
  outer.append(head, body);
  return { outer, head, body };
};

const titled = (part: Part, title: string): Part => {
  const heading = part.outer.ownerDocument.createElement('h2');
  heading.textContent = title;
  part.head.append(heading);
  return part;
};

/** Fills a page with the wallboard and connects it to the server that the page came from. */
export const mountWallboard = (page: Document): void => {
  const view = page.defaultView ?? window;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(wallboardCss());
  page.adoptedStyleSheets = [sheet];

  const head = page.createElement('header');
  const trouble = page.createElement('div');
  trouble.className = 'trouble';
  trouble.setAttribute('role', 'status');
  const main = page.createElement('main');
  const tiles = page.createElement('div');
  tiles.className = 'tiles';
  tiles.setAttribute('role', 'group');
  tiles.setAttribute('aria-label', 'Agents by state');
  const teams = titled(partOf(page, 'teams', 'Teams'), 'Teams');
  const agents = partOf(page, 'agents', 'Agents');
  const longest = titled(partOf(page, 'longest', 'Longest in state'), 'Longest in state');
  const findings = partOf(page, 'findings', 'Findings');
  const side = page.createElement('div');
  side.className = 'side';
  side.append(longest.outer, findings.outer);
  const empty = page.createElement('div');
  empty.className = 'empty';
  agents.head.after(empty);
  main.append(tiles, teams.outer, agents.outer, side);
  page.body.append(head, trouble, main);
  const grid = createAgentGrid(agents.body);

  let board: BoardView | null = null;
  let link: LinkState = { kind: 'connecting', asOf: null };
  let choice = readChoice(view.location.hash);
  const monotonic = () => view.performance.now();

  const draw = () => {
    const now = board === null ? Date.now() : fleetTime(board, monotonic());
    patchChildren(head, showHead(link, board, choice, now));
    const text = troubleText(link, board) ?? '';
    if (trouble.textContent !== text) trouble.textContent = text;
    page.body.classList.toggle('is-old', link.kind === 'lost' || link.kind === 'refused');
    // While nothing arrives, durations stand still: nobody knows whether they go on.
    const at = link.kind === 'live' ? now : (link.asOf ?? now);
    const shown = board === null ? [] : chosenAgents(board, choice, at);
    const counts = board === null ? null : countBoard(board, at);
    const counted = choice.team === null ? counts?.all : counts?.teams.get(choice.team);
    patchChildren(agents.head, showAgentsHead(shown.length, counted ?? noCounts(), choice));
    patchChildren(findings.head, showFindingsHead(choice));
    patchChildren(empty, shown.length === 0 ? showEmpty(board, choice) : []);
    agents.body.hidden = shown.length === 0;
    patchChildren(tiles, showTiles(counted ?? noCounts(), choice));
    if (board === null || counts === null) return;
    patchChildren(teams.body, [showTeams(counts, choice)]);
    const inTeam = [...board.agents.values()].filter(
      ({ team }) => choice.team === null || team === choice.team,
    );
    patchChildren(longest.body, [showLongest(inTeam, board, choice, at)]);
    patchChildren(findings.body, [showFindings(board, choice)]);
    grid.show(shown, board, at);
  };

  const choose = (next: Choice) => {
    choice = next;
    view.history.replaceState(null, '', `#${writeChoice(next)}`);
    draw();
  };
  const controlOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
  page.addEventListener('click', (event) => {
    const control = controlOf(event);
    if (control === null || control.localName !== 'button') return;
    choose(nextChoice(choice, control.dataset['do'] ?? '', control.dataset['with'] ?? ''));
  });
  for (const type of ['input', 'change']) {
    head.addEventListener(type, (event) => {
      const control = controlOf(event);
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement)
        choose(nextChoice(choice, control.dataset['do'] ?? '', control.value));
    });
  }
  view.addEventListener('hashchange', () => choose(readChoice(view.location.hash)));

  const received = (next: BoardView) => {
    board = next;
    link = { kind: 'live', asOf: next.sentAt };
    draw();
  };
  const connection = connectBoard(
    {
      snapshot: (snapshot) => received(fromSnapshot(snapshot, monotonic())),
      diff: (diff) => {
        if (board !== null) received(withDiff(board, diff, monotonic()));
      },
      lost: (isRefused) => {
        link = { ...link, kind: isRefused ? 'refused' : 'lost' };
        draw();
      },
    },
    monotonic,
  );
  view.setInterval(() => {
    connection.check(monotonic());
    draw();
  }, redrawEvery);
  draw();
};
