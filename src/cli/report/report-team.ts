import type { Span } from './report-bands.ts';
import type { AgentBand, Fill } from './report-data.ts';
import { fillNames } from './report-fills.ts';

/** How tall the picture of the team is, in its own units. */
export const teamHeight = 100;
/** So many steps across: fine enough for a wide screen. */
const steps = 480;

/** From the bottom up: work at the bottom, then waiting, then away. */
const order: readonly Fill[] = [
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
  'signedOut',
];

/** How much of each step the agents spent in each fill, as shares of all of them. */
const shares = (
  bands: readonly AgentBand[],
  { from, to }: Span,
): { readonly [Name in Fill]: Float64Array } => {
  const width = Math.max(1, (to - from) / steps);
  const whole = width * Math.max(1, bands.length);
  const all = Object.fromEntries(fillNames.map((fill) => [fill, new Float64Array(steps)])) as {
    readonly [Name in Fill]: Float64Array;
  };
  for (const { stretches } of bands) {
    for (const stretch of stretches) {
      const first = Math.max(0, Math.floor((stretch.from - from) / width));
      const last = Math.min(steps - 1, Math.floor((stretch.to - from) / width));
      const column = all[stretch.fill];
      for (let step = first; step <= last; step++) {
        const [start, end] = [from + step * width, from + (step + 1) * width];
        const part = Math.min(end, stretch.to) - Math.max(start, stretch.from);
        column[step] = (column[step] ?? 0) + part / whole;
      }
    }
  }
  return all;
};

/** The whole team over time: how many were in which state, stacked. */
export const teamSvg = (bands: readonly AgentBand[], span: Span): string => {
  const all = shares(bands, span);
  const seconds = (span.to - span.from) / 1000;
  const x = (step: number) => Math.round(((step * seconds) / steps) * 10) / 10;
  const below = new Float64Array(steps);
  const areas = order
    .filter((fill) => fill !== 'signedOut')
    .map((fill) => {
      const column = all[fill];
      if (column.every((share) => share === 0)) return '';
      const y = (share: number) => Math.round((1 - share) * teamHeight * 10) / 10;
      let there = '';
      let back = '';
      for (let step = 0; step < steps; step++) {
        const bottom = below[step] ?? 0;
        const top = bottom + (column[step] ?? 0);
        there += `L${x(step)},${y(top)}H${x(step + 1)}`;
        back = `L${x(step + 1)},${y(bottom)}H${x(step)}${back}`;
        below[step] = top;
      }
      return `<path class="f-${fill}" d="M0,${teamHeight}${there}${back}z"/>`;
    });
  return `<svg class="team" viewBox="0 0 ${Math.round(seconds * 10) / 10} ${teamHeight}" preserveAspectRatio="none" aria-hidden="true">${areas.join('')}</svg>`;
};
