/** A part of the page with a heading of its own. */
export interface BoardPart {
  readonly outer: HTMLElement;
  readonly head: HTMLElement;
  readonly body: HTMLElement;
}

/** The parts of the page that are drawn. */
export interface BoardParts {
  readonly head: HTMLElement;
  /** The sentence about what is wrong; empty when all is well. */
  readonly trouble: HTMLElement;
  readonly tiles: HTMLElement;
  readonly teams: BoardPart;
  readonly agents: BoardPart;
  /** The text in the place of agents. */
  readonly empty: HTMLElement;
  readonly longest: BoardPart;
  readonly findings: BoardPart;
}

const made = (page: Document, tag: 'div' | 'header' | 'main' | 'section', className: string): HTMLElement => {
  const element = page.createElement(tag);
  element.className = className;
  return element;
};

const partOf = (page: Document, name: string, label: string, hasTitle: boolean): BoardPart => {
  const outer = made(page, 'section', `card ${name}-card`);
  outer.setAttribute('aria-label', label);
  const head = made(page, 'div', 'card-head');
  const body = made(page, 'div', `scroll ${name}-scroll`);
  outer.append(head, body);
  if (hasTitle) {
    const heading = page.createElement('h2');
    heading.textContent = label;
    head.append(heading);
  }
  return { outer, head, body };
};

/** Puts the parts of the wallboard into an empty page. */
export const createBoardParts = (page: Document): BoardParts => {
  const head = made(page, 'header', 'head');
  const trouble = made(page, 'div', 'trouble');
  trouble.setAttribute('role', 'status');
  const main = made(page, 'main', 'board');
  const tiles = made(page, 'div', 'tiles');
  tiles.setAttribute('role', 'group');
  tiles.setAttribute('aria-label', 'Agents by state');
  const teams = partOf(page, 'teams', 'Teams', true);
  const agents = partOf(page, 'agents', 'Agents', false);
  const longest = partOf(page, 'longest', 'Longest in state', true);
  const findings = partOf(page, 'findings', 'Findings', false);
  const side = made(page, 'div', 'side');
  side.append(longest.outer, findings.outer);
  const empty = made(page, 'div', 'empty');
  agents.head.after(empty);
  main.append(tiles, teams.outer, agents.outer, side);
  page.body.append(head, trouble, main);
  return { head, trouble, tiles, teams, agents, empty, longest, findings };
};
