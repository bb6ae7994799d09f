import type { ReportDrawing } from './report-drawing.ts';
import type { ReportScriptData } from './report-script-data.ts';
import type { ReportView } from './report-view.ts';

/** The box that describes a stretch, and what finds stretches by time. */
export interface ReportTip {
  /** The place of the stretch at a time; -1 when there is none. */
  readonly stretchAt: (agent: number, at: number) => number;
  /** A stretch in words. */
  readonly describe: (agent: number, index: number) => string;
  readonly show: (agent: number, index: number, x: number, y: number) => void;
  readonly hide: () => void;
}

/**
 * Finds stretches and describes them. It stands in the page as its own text, so it may use nothing but what it is
 * given.
 */
export const createReportTip = (
  page: Document,
  view: Window,
  { agents, fills, trusts, texts }: ReportScriptData,
  { stretchesOf }: ReportDrawing,
  time: ReportView,
): ReportTip => {
  const tip = page.querySelector<HTMLElement>('.tip');

  const lengthText = (ms: number) => {
    const seconds = Math.floor(ms / 1000);
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return h > 0 ? `${h} h ${m} min` : m > 0 ? `${m} min ${s} s` : `${s} s`;
  };
  const factsOf = (agent: number, index: number) => {
    const band = agents[agent];
    const stretch = stretchesOf(agent)[index];
    if (!band || !stretch) return null;
    const [from, to, fill, trust, about, by] = stretch;
    const found = band.findings.filter(([at]) => at >= from && at < to).slice(0, 4);
    return {
      head: `${fills[fill]?.[0] ?? ''}, ${lengthText(to - from)}`,
      lines: [
        `${time.timeText(from)} to ${time.timeText(to)} · agent ${band.name}`,
        trusts[trust] ?? '',
        texts[about] ?? '',
        `begun by ${texts[by] ?? ''}`,
      ].filter((text) => text !== ''),
      found: found.map(([at, , message]) => `${time.timeText(at)}  ${texts[message] ?? ''}`),
    };
  };
  const line = (tag: string, text: string, name = '') => {
    const element = page.createElement(tag);
    element.textContent = text;
    element.className = name;
    return element;
  };

  return {
    // By halving: a day has hundreds of them.
    stretchAt: (agent, at) => {
      const list = stretchesOf(agent);
      let [low, high] = [0, list.length - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const [from, to] = list[middle] ?? [0, 0];
        if (at < from) high = middle - 1;
        else if (at >= to) low = middle + 1;
        else return middle;
      }
      return -1;
    },
    describe: (agent, index) => {
      const facts = factsOf(agent, index);
      return facts === null ? '' : [facts.head, ...facts.lines, ...facts.found].join('. ');
    },
    show: (agent, index, x, y) => {
      const facts = factsOf(agent, index);
      if (facts === null || !tip) return;
      tip.replaceChildren(
        line('b', facts.head),
        ...facts.lines.map((text) => line('div', text)),
        ...facts.found.map((text) => line('div', text, 'found')),
      );
      tip.style.display = 'block';
      const { offsetWidth: width, offsetHeight: height } = tip;
      tip.style.left = `${Math.max(8, Math.min(x + 14, view.innerWidth - width - 8))}px`;
      tip.style.top = `${y + 24 + height > view.innerHeight ? Math.max(8, y - height - 16) : y + 20}px`;
    },
    hide: () => {
      if (tip) tip.style.display = 'none';
    },
  };
};
