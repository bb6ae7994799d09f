import { type AgentState, agentStates } from '../../protocol/agent-state.ts';
import type { WallboardAgent } from '../wallboard-message.ts';
import { type BoardView, isDoubtful } from './view.ts';

/** The orders in which agents can be shown. */
export const orders = ['agent', 'longest', 'state'] as const;

/** An order in which agents can be shown. */
export type Order = (typeof orders)[number];

/** The choice of a person what to see. It stands in the address, so that it can be bookmarked. */
export interface Choice {
  /** The only team; `null` for all. */
  readonly team: string | null;
  /** The only states; all when empty. */
  readonly states: ReadonlySet<AgentState>;
  /** A part of the name of the agents. */
  readonly search: string;
  readonly order: Order;
  /** `true` when only agents whose state is in doubt are shown. */
  readonly isDoubtOnly: boolean;
  /** `true` when findings of level `info` are shown. */
  readonly showsInfo: boolean;
}

/** The states as the wallboard orders them: those that need people first. */
export const shownStates: readonly AgentState[] = [...agentStates].reverse();

/** Reads the choice from the fragment of an address. */
export const readChoice = (fragment: string): Choice => {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  const states = (given.get('state') ?? '').split(',');
  const order = orders.find((known) => known === given.get('order'));
  return {
    team: given.get('team'),
    states: new Set(agentStates.filter((state) => states.includes(state))),
    search: given.get('search') ?? '',
    order: order ?? 'agent',
    isDoubtOnly: given.has('doubt'),
    showsInfo: given.has('info'),
  };
};

/** Writes the choice as the fragment of an address. */
export const writeChoice = ({ team, states, search, order, isDoubtOnly, showsInfo }: Choice): string =>
  new URLSearchParams({
    ...(team !== null && { team }),
    ...(states.size > 0 && { state: [...states].join(',') }),
    ...(search !== '' && { search }),
    ...(order !== 'agent' && { order }),
    ...(isDoubtOnly && { doubt: '' }),
    ...(showsInfo && { info: '' }),
  }).toString();

const rank = Object.fromEntries(shownStates.map((state, index) => [state, index])) as {
  readonly [State in AgentState]: number;
};
const longer = (a: WallboardAgent, b: WallboardAgent): number =>
  (a.since ?? Number.MAX_VALUE) - (b.since ?? Number.MAX_VALUE);

const compare: { readonly [Name in Order]: ((a: WallboardAgent, b: WallboardAgent) => number) | null } = {
  agent: null,
  longest: longer,
  state: (a, b) => rank[a.state] - rank[b.state] || longer(a, b),
};

/** Returns the agents that are chosen, in the chosen order. */
export const chosenAgents = (view: BoardView, choice: Choice, now: number): readonly WallboardAgent[] => {
  const { team, states, search, order, isDoubtOnly } = choice;
  const wanted = search.toLowerCase();
  const chosen = [...view.agents.values()].filter(
    (agent) =>
      (team === null || agent.team === team) &&
      (states.size === 0 || states.has(agent.state)) &&
      (wanted === '' || agent.label.toLowerCase().includes(wanted)) &&
      (!isDoubtOnly || isDoubtful(agent, view, now)),
  );
  const by = compare[order];
  return by === null ? chosen : chosen.sort(by);
};

/** Returns whether less than everything is chosen. */
export const isNarrowed = ({ team, states, search, isDoubtOnly }: Choice): boolean =>
  team !== null || states.size > 0 || search !== '' || isDoubtOnly;
