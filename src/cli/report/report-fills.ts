import type { Fill } from './report-data.ts';

/** What people call a stretch, and its colour, in the order of a legend. */
export interface FillFacts {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
}

/** Calm where the agent waits, strong where somebody talks, loud only where something is wrong. */
export const fills: { readonly [Name in Fill]: FillFacts } = {
  talking: { name: 'Talking', light: '#2f66d6', dark: '#5f92ff' },
  held: { name: 'On hold', light: '#8fb2f2', dark: '#33528f' },
  conference: { name: 'Conference', light: '#173f99', dark: '#a9c6ff' },
  wrapUp: { name: 'Wrap-up', light: '#9a76d6', dark: '#9377d0' },
  ringing: { name: 'Ringing', light: '#e39a2d', dark: '#dd9a3c' },
  idle: { name: 'Idle', light: '#bfe3cd', dark: '#24543c' },
  rest: { name: 'Rest', light: '#6fc0cc', dark: '#2b7f8d' },
  overdue: { name: 'Rest, overdue', light: '#c4314b', dark: '#f0637a' },
  busy: { name: 'Busy', light: '#e79aa8', dark: '#a4495b' },
  signedOut: { name: 'Signed out', light: '#e6e9ee', dark: '#212a36' },
  unknown: { name: 'Unknown', light: '#d3d8df', dark: '#303b49' },
};

/** The names of the fills, in the order of a legend. */
export const fillNames = Object.keys(fills) as readonly Fill[];

/** The fills as custom properties. */
export const fillProperties = (theme: 'light' | 'dark'): string =>
  fillNames.map((name) => `--fill-${name}:${fills[name][theme]}`).join(';');
