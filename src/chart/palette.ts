import type { AgentState } from '../protocol/agent-state.ts';
import { stateTones, type Tone } from './state-look.ts';

/** The names of what has a tone in a chart: the public states, and the compound of ringing and talking. */
export type ToneName = AgentState | 'occupied';

/** The colours of an inspector, light or dark. */
export interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly sunken: string;
  readonly hover: string;
  readonly line: string;
  readonly control: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly onAccent: string;
  /** Lines that nothing happens on. */
  readonly quiet: string /** The colour of an event that was followed although no state allows it. */;
  readonly warn: string;
  readonly warnSoft: string;
  readonly error: string;
  readonly errorSoft: string;
  readonly tones: { readonly [Name in ToneName]: Tone };
}

const tone = (ink: string, soft: string, dot: string): Tone => ({ ink, soft, dot });

/** For a light surrounding. */
export const light: Palette = {
  page: '#f3f5f8',
  surface: '#ffffff',
  sunken: '#f6f8fa',
  hover: '#eef1f5',
  line: '#dde2e9',
  control: '#858f9e',
  ink: '#18202c',
  ink2: '#455062',
  ink3: '#5d6878',
  accent: '#2450b8',
  onAccent: '#ffffff',
  quiet: '#c3cbd6',
  warn: '#b04a06',
  warnSoft: '#fff1e4',
  error: '#b3202f',
  errorSoft: '#fdecee',
  tones: { ...stateTones('light'), occupied: tone('#455062', '#eef1f5', '#8791a0') },
};

/** For a dark one. */
export const dark: Palette = {
  page: '#0e131a',
  surface: '#161c25',
  sunken: '#1b222d',
  hover: '#222b38',
  line: '#2a3341',
  control: '#6b788b',
  ink: '#e9eef5',
  ink2: '#b6c1d0',
  ink3: '#93a0b2',
  accent: '#93b4ff',
  onAccent: '#0c1730',
  quiet: '#3d4858',
  warn: '#ffa25c',
  warnSoft: '#3a220f',
  error: '#ff9ba6',
  errorSoft: '#3d161c',
  tones: { ...stateTones('dark'), occupied: tone('#b6c1d0', '#1d2530', '#7f8b9d') },
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const isTones = (value: Palette[keyof Palette]): value is Palette['tones'] => typeof value === 'object';

/** A palette as CSS custom properties. */
export const asProperties = (palette: Palette): string =>
  Object.entries(palette)
    .flatMap(([name, value]) =>
      isTones(value)
        ? Object.entries(value).flatMap(([state, { ink, soft, dot }]) => [
            `--${state}-ink:${ink}`,
            `--${state}-soft:${soft}`,
            `--${state}-dot:${dot}`,
          ])
        : [`--${kebab(name)}:${value}`],
    )
    .join(';');

/** The palette whose colours are the custom properties of whichever palette holds. */
export const inherited: Palette = {
  ...(Object.fromEntries(
    Object.keys(light)
      .filter((name) => name !== 'tones')
      .map((name) => [name, `var(--${kebab(name)})`]),
  ) as unknown as Omit<Palette, 'tones'>),
  tones: Object.fromEntries(
    Object.keys(light.tones).map((state) => [
      state,
      tone(`var(--${state}-ink)`, `var(--${state}-soft)`, `var(--${state}-dot)`),
    ]),
  ) as Palette['tones'],
};

const values = (palette: Palette): readonly string[] => asProperties(palette).split(';');

/** Both palettes as one set of custom properties, which follow the colour scheme of the page around. */
export const themedProperties = (): string => {
  const darkValues = values(dark);
  return values(light)
    .map((pair, index) => {
      const [name = '', colour = ''] = pair.split(':');
      return `${name}:light-dark(${colour},${darkValues[index]?.split(':')[1] ?? colour})`;
    })
    .join(';');
};
