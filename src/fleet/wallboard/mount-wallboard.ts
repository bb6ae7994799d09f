import { nextChoice } from './act.ts';
import { createAgentGrid } from './agent-grid.ts';
import { createBoardParts } from './board-parts.ts';
import { type Choice, readChoice, writeChoice } from './choice.ts';
import { connectBoard } from './connect.ts';
import { createDrawBoard } from './draw-board.ts';
import type { LinkState } from './show-head.ts';
import { type BoardView, fromSnapshot, withDiff } from './view.ts';
import { wallboardCss } from './wallboard-css.ts';

/** The time between two looks at the connection and the clock, ms. */
const lookEvery = 500;
/** The time after which durations are drawn anew, ms, when no message has done so. */
const redrawAfter = 900;

/** Fills a page with the wallboard and connects it to the server that the page came from. */
export const mountWallboard = (page: Document): void => {
  const view = page.defaultView ?? window;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(wallboardCss());
  page.adoptedStyleSheets = [sheet];
  const parts = createBoardParts(page);
  const drawBoard = createDrawBoard(page, parts, createAgentGrid(parts.agents.body));

  let board: BoardView | null = null;
  let link: LinkState = { kind: 'connecting', asOf: null };
  let choice = readChoice(view.location.hash);
  let drawnAt = 0;
  const monotonic = () => view.performance.now();

  const draw = () => {
    drawnAt = monotonic();
    drawBoard({ board, link, choice }, drawnAt);
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
    parts.head.addEventListener(type, (event) => {
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
    if (monotonic() - drawnAt > redrawAfter) draw();
  }, lookEvery);
  draw();
};
