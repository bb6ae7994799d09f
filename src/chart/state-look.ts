import { type AgentState, agentStates } from '../protocol/agent-state.ts';

/** The colours of a state: its text and border, its ground, and its dot. */
export interface Tone {
  readonly ink: string;
  readonly soft: string;
  readonly dot: string;
}

/** The colours of a state for one theme: those of a word, and the fill of a stretch in a band. */
export interface ThemedLook extends Tone {
  readonly fill: string;
}

/** The name and the look of one public state, wherever it is shown. */
export interface StateLook {
  /** The name for people, such as `Signed out`. */
  readonly name: string;
  readonly light: ThemedLook;
  readonly dark: ThemedLook;
  /** The colour code of a terminal (SGR), such as 32 for green. */
  readonly terminal: number;
}

/**
 * The name and the look of each state. The chart, the inspector, the demo page, the report and the command
 * take names and colours from here and from nowhere else; the order of states is that of `agentStates`.
 */
// biome-ignore format: one theme a line
export const stateLooks: { readonly [State in AgentState]: StateLook } = {
  unknown: {
    name: 'Unknown',
    light: { ink: '#455062', soft: '#eaedf2', dot: '#8791a0', fill: '#d3d8df' },
    dark: { ink: '#b6c1d0', soft: '#222b37', dot: '#7f8b9d', fill: '#303b49' },
    terminal: 90,
  },
  signedOut: {
    name: 'Signed out',
    light: { ink: '#455062', soft: '#eaedf2', dot: '#8791a0', fill: '#e6e9ee' },
    dark: { ink: '#b6c1d0', soft: '#222b37', dot: '#7f8b9d', fill: '#212a36' },
    terminal: 90,
  },
  idle: {
    name: 'Idle',
    light: { ink: '#11663f', soft: '#e3f4ea', dot: '#1f9d63', fill: '#bfe3cd' },
    dark: { ink: '#7fd9ab', soft: '#12301f', dot: '#46c489', fill: '#24543c' },
    terminal: 32,
  },
  busy: {
    name: 'Busy',
    light: { ink: '#9c2339', soft: '#fcebee', dot: '#d0435c', fill: '#e79aa8' },
    dark: { ink: '#ffa9b5', soft: '#3a1820', dot: '#ee6d83', fill: '#a4495b' },
    terminal: 31,
  },
  rest: {
    name: 'Rest',
    light: { ink: '#0c5f6c', soft: '#dff2f5', dot: '#1693a5', fill: '#6fc0cc' },
    dark: { ink: '#84d7e3', soft: '#0f2c32', dot: '#3fb6c8', fill: '#2b7f8d' },
    terminal: 36,
  },
  wrapUp: {
    name: 'Wrap-up',
    light: { ink: '#6236a0', soft: '#f1eafb', dot: '#8a5bd0', fill: '#9a76d6' },
    dark: { ink: '#cfb6ff', soft: '#291e42', dot: '#a986f0', fill: '#9377d0' },
    terminal: 35,
  },
  ringing: {
    name: 'Ringing',
    light: { ink: '#7f4600', soft: '#fdf0db', dot: '#d58412', fill: '#e39a2d' },
    dark: { ink: '#f4c07a', soft: '#33240e', dot: '#eba33c', fill: '#dd9a3c' },
    terminal: 33,
  },
  talking: {
    name: 'Talking',
    light: { ink: '#1c4cb0', soft: '#e7eefc', dot: '#3a72e0', fill: '#2f66d6' },
    dark: { ink: '#a3c3ff', soft: '#16274a', dot: '#6f9dff', fill: '#5f92ff' },
    terminal: 94,
  },
};

/** The tones of all states for one theme. */
export const stateTones = (theme: 'light' | 'dark'): { readonly [State in AgentState]: Tone } =>
  Object.fromEntries(
    agentStates.map((state) => {
      const { ink, soft, dot } = stateLooks[state][theme];
      return [state, { ink, soft, dot }];
    }),
  ) as { readonly [State in AgentState]: Tone };
