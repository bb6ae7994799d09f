import { escaped } from './markup.ts';
import type { AgentBand, ContactMark, Fill, FindingMark, Stretch } from './report-data.ts';
import { fillNames } from './report-fills.ts';

/** The time a report spans, ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The lanes of a band, from the top: findings, state, contacts. Drawing units down, seconds across. */
export const bandHeight = 40;
const lanes = { findings: 5, state: { top: 11, height: 20 }, contacts: { top: 33, height: 4 } } as const;

/** Seconds from the start of the span, short enough for thousands of them. */
const across = (at: number, { from }: Span): string => String(Math.round((at - from) / 100) / 10);

const boxes = (
  stretches: readonly { readonly from: number; readonly to: number }[],
  span: Span,
  y: number,
  height: number,
) =>
  stretches
    .map(({ from, to }) => {
      const [x, end] = [Number(across(from, span)), Number(across(to, span))];
      const width = Math.round((end - x) * 10) / 10;
      return `M${x},${y}h${width}v${height}h${-width}z`;
    })
    .join('');

const path = (className: string, d: string): string =>
  d === '' ? '' : `<path class="${className}" d="${d}"/>`;

const statePaths = (stretches: readonly Stretch[], span: Span): string => {
  const { top, height } = lanes.state;
  const groups = fillNames.flatMap((fill): readonly (readonly [Fill, boolean])[] => [
    [fill, true],
    [fill, false],
  ]);
  return groups
    .map(([fill, isSure]) => {
      const same = stretches.filter((stretch) => stretch.fill === fill && stretch.isSure === isSure);
      return path(`f-${fill}${isSure ? '' : ' unsure'}`, boxes(same, span, top, height));
    })
    .join('');
};

const contactPaths = (contacts: readonly ContactMark[], span: Span): string => {
  const { top, height } = lanes.contacts;
  const lane = (className: string, fits: (contact: ContactMark) => boolean) =>
    path(className, boxes(contacts.filter(fits), span, top, height));
  return (
    lane('c-answered', ({ outcome }) => outcome === 'answered') +
    lane('c-unreached', ({ outcome }) => outcome === 'notReached' || outcome === 'abandoned') +
    lane('c-missed', ({ outcome }) => outcome === 'missed' || outcome === 'rejected')
  );
};

/** Dots, as ends of lines without length: they stay round however far the time is stretched. */
const findingPaths = (findings: readonly FindingMark[], span: Span): string =>
  (['info', 'warning', 'error'] as const)
    .map((level) => {
      const dots = findings.filter((finding) => finding.level === level);
      return path(`l-${level}`, dots.map(({ at }) => `M${across(at, span)},${lanes.findings}h0`).join(''));
    })
    .join('');

/** One agent's band: findings on top, states in colour, contacts below. */
export const bandSvg = (band: AgentBand, index: number, span: Span): string => {
  const label = escaped(
    `Agent ${band.name}: ${band.stretches.length} stretches. Arrow keys go through them.`,
  );
  const width = across(span.to, span);
  return (
    `<svg class="band" data-agent="${index}" viewBox="0 0 ${width} ${bandHeight}" preserveAspectRatio="none" ` +
    `tabindex="0" role="application" aria-roledescription="timeline" aria-label="${label}">` +
    statePaths(band.stretches, span) +
    contactPaths(band.contacts, span) +
    findingPaths(band.findings, span) +
    '</svg>'
  );
};
