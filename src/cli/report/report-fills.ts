import { stateLooks } from '../../chart/state-look.ts';
import type { AgentState } from '../../protocol/agent-state.ts';
import type { Fill } from './report-data.ts';

/** The name that people have for a stretch, and its colour, in the order of a legend. */
export interface FillFacts {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

const fillOf = (state: AgentState): FillFacts => {
  const { name, light, dark } = stateLooks[state];
  return { name, light: light.fill, dark: dark.fill };
};

/** Calm where the agent waits, strong where somebody talks, loud only where something is wrong. */
export const fills: { readonly [Name in Fill]: FillFacts } = {
  talking: fillOf('talking'),
  held: { name: 'On hold', light: '#8fb2f2', dark: '#33528f' },
  conference: { name: 'Conference', light: '#173f99', dark: '#a9c6ff' },
  wrapUp: fillOf('wrapUp'),
  ringing: fillOf('ringing'),
  idle: fillOf('idle'),
  rest: fillOf('rest'),
  overdue: { name: 'Rest, overdue', light: '#c4314b', dark: '#f0637a' },
  busy: fillOf('busy'),
  signedOut: fillOf('signedOut'),
  unknown: fillOf('unknown'),
};

/** The names of the fills, in the order of a legend. */
export const fillNames = Object.keys(fills) as readonly Fill[];

/** The fills as custom properties. */
export const fillProperties = (theme: 'light' | 'dark'): string =>
  fillNames.map((name) => `--fill-${name}:${fills[name][theme]}`).join(';');

/** The fills of the picture of the team from the bottom up: work at the bottom, then waiting, then away. */
export const stackedFills: readonly Fill[] = [
  'talking',
  'conference',
  'held',
  'wrapUp',
  'ringing',
  'idle',
  'busy',
  'rest',
  'overdue',
  'unknown',
];
