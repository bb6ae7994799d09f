import type { ReportScriptData, ReportWindow, StretchRow } from './report-script-data.ts';

/** The pictures of a report, drawn when they come into view, and the stretches they show. */
export interface ReportDrawing {
  /** The stretches of an agent, in the order of time. */
  readonly stretchesOf: (agent: number) => readonly StretchRow[];
  /** Draws everything that is not drawn yet, as for printing. */
  readonly drawAll: () => void;
}

/**
 * Draws the bands of a report. It stands in the page as its own text, so it may use nothing but what it is given.
 */
export const createReportDrawing = (
  page: Document,
  view: ReportWindow,
  { agents, length, fills, stack, levels }: ReportScriptData,
): ReportDrawing => {
  const bands = [...page.querySelectorAll<SVGSVGElement>('svg.band')];
  const team = page.querySelector<SVGSVGElement>('svg.team');
  const unpacked: (readonly StretchRow[])[] = [];
  const drawn = new Set<Element>();
  /** Drawing units down; across there are seconds. */
  const lanes = { finding: 5, top: 11, height: 20, contact: 34, contactHeight: 4 };
  const round = (seconds: number) => Math.round(seconds * 10) / 10;

  const stretchesOf = (agent: number): readonly StretchRow[] => {
    const known = unpacked[agent];
    if (known) return known;
    const { gaps = [], lengths = [], looks = [], abouts = [], bys = [] } = agents[agent] ?? {};
    const rows: StretchRow[] = [];
    let [to, about, by] = [0, 0, 0];
    for (let at = 0; at < lengths.length; at++) {
      const from = to + (gaps[at] ?? 0) * 100;
      to = from + (lengths[at] ?? 0) * 100;
      about += abouts[at] ?? 0;
      by += bys[at] ?? 0;
      const look = looks[at] ?? 0;
      rows.push([from, to, look >> 2, look & 3, about, by]);
    }
    unpacked[agent] = rows;
    return rows;
  };

  const addPath = (picture: SVGSVGElement, className: string, d: string) => {
    if (d === '') return;
    const path = page.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('class', className);
    path.setAttribute('d', d);
    picture.append(path);
  };
  const box = (from: number, to: number, y: number, height: number) => {
    const x = round(from / 1000);
    const width = round(to / 1000 - x);
    return `M${x},${y}h${width}v${height}h${-width}z`;
  };

  const drawBand = (picture: SVGSVGElement, agent: number) => {
    const paths = new Map<string, string>();
    const add = (className: string, d: string) => paths.set(className, (paths.get(className) ?? '') + d);
    const { top, height, finding, contact, contactHeight } = lanes;
    for (const [from, to, fill, trust] of stretchesOf(agent)) {
      const className = fills[fill]?.[1] ?? '';
      // Uncertain time is half as high, so that it is visible without colours too.
      if (trust === 0) add(className, box(from, to, top, height));
      else add(`${className} trust-${trust}`, box(from, to, top + height / 2, height / 2));
    }
    const { contacts = [], findings = [] } = agents[agent] ?? {};
    const contactClasses = ['c-answered', 'c-unreached', 'c-missed'];
    for (const [from, to, lane] of contacts)
      add(contactClasses[lane] ?? '', box(from, to, contact, contactHeight));
    // Dots are ends of lines without length: they stay round however far the time is stretched.
    for (const [at, level] of findings) add(`l-${levels[level]}`, `M${round(at / 1000)},${finding}h0`);
    for (const [className, d] of paths) addPath(picture, className, d);
  };

  const drawTeam = (picture: SVGSVGElement) => {
    const steps = 480;
    const width = Math.max(1, length / steps);
    const whole = width * Math.max(1, agents.length);
    const columns = fills.map(() => new Float64Array(steps));
    // Straight from the packed numbers: unpacking every agent would take longer than all else at the opening.
    for (const { gaps, lengths, looks } of agents) {
      let to = 0;
      for (let at = 0; at < lengths.length; at++) {
        const from = to + (gaps[at] ?? 0) * 100;
        to = from + (lengths[at] ?? 0) * 100;
        const column = columns[(looks[at] ?? 0) >> 2];
        const last = Math.min(steps - 1, Math.floor(to / width));
        for (let step = Math.max(0, Math.floor(from / width)); column && step <= last; step++) {
          const part = Math.min((step + 1) * width, to) - Math.max(step * width, from);
          column[step] = (column[step] ?? 0) + part / whole;
        }
      }
    }
    const below = new Float64Array(steps);
    const x = (step: number) => round((step * length) / steps / 1000);
    const y = (share: number) => round((1 - share) * 100);
    for (const fill of stack) {
      const column = columns[fill];
      if (!column || column.every((share) => share === 0)) continue;
      let there = '';
      let back = '';
      for (let step = 0; step < steps; step++) {
        const bottom = below[step] ?? 0;
        const top = bottom + (column[step] ?? 0);
        there += `L${x(step)},${y(top)}H${x(step + 1)}`;
        back = `L${x(step + 1)},${y(bottom)}H${x(step)}${back}`;
        below[step] = top;
      }
      addPath(picture, fills[fill]?.[1] ?? '', `M0,100${there}${back}z`);
    }
  };

  const draw = (picture: Element) => {
    if (drawn.has(picture)) return;
    drawn.add(picture);
    if (picture === team) drawTeam(team);
    else drawBand(picture as SVGSVGElement, bands.indexOf(picture as SVGSVGElement));
  };
  const drawAll = () => {
    for (const picture of bands) draw(picture);
    if (team) draw(team);
  };
  const seen = new view.IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: '1000px' },
  );
  for (const picture of bands) seen.observe(picture);
  if (team) seen.observe(team);
  view.addEventListener('beforeprint', drawAll);
  return { stretchesOf, drawAll };
};
