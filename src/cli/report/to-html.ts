import { statechartSvg } from '../../chart/statechart-svg.ts';
import { libraryVersion } from '../../library-version.ts';
import { measures } from '../../measures/measures.ts';
import type { ZonedTime } from '../../measures/zoned-time.ts';
import type { Format } from '../formats/format.ts';
import { measureText } from '../formats/totals-text.ts';
import { printable } from '../io/printable.ts';
import { escaped } from './markup.ts';
import { attentionOf } from './report-attention.ts';
import { reportCss } from './report-css.ts';
import { type AgentBand, collectReport, type Fill, type ReportData, type Span } from './report-data.ts';
import { reportScript } from './report-embedded.ts';
import { fillNames, fills } from './report-fills.ts';
import { findingsOf } from './report-findings.ts';
import { hoursOf } from './report-hours.ts';
import { zoneOffset } from './report-packed.ts';
import { tableOf } from './report-table.ts';
import { tilesOf } from './report-tiles.ts';

/** The facts of a report besides what was replayed. */
export interface ReportFacts {
  readonly files: readonly string[];
  readonly zone: () => ZonedTime;
  /** The time at which it is made, ms. */
  readonly now: number;
}

/** Nothing is loaded and nothing is sent, whatever stands in the page. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

const hour = 3_600_000;
const day = 24 * hour;
const tickSizes = [hour / 4, hour / 2, hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day];
/** So many times stand on the axis at most, however long the span is. */
const mostTicks = 12;

/** The times on the axis, as they are printed; the script draws its own. */
const ticksOf = ({ from, to }: Span, zone: ZonedTime): string => {
  const offset = zoneOffset(zone, from);
  let size = tickSizes.find((one) => (to - from) / one <= mostTicks) ?? 28 * day;
  while ((to - from) / size > mostTicks) size *= 2;
  const labelOf = (at: number): string => {
    if (size < day) return zone.time(at).slice(0, 5);
    const [, date = '', month = '', year = ''] = zone.longDay(at).split(' ');
    return size > 7 * day ? `${month} ${year}` : `${date} ${month}`;
  };
  const labels: string[] = [];
  for (let at = Math.ceil((from + offset) / size) * size - offset; at <= to; at += size)
    labels.push(
      `<span style="left:${(((at - from) / (to - from)) * 100).toFixed(3)}%">${labelOf(at)}</span>`,
    );
  return labels.join('');
};

const legendOf = ({ bands, summary }: ReportData): string => {
  const spent = new Map<Fill, number>();
  for (const { stretches } of bands)
    for (const { fill, from, to } of stretches) spent.set(fill, (spent.get(fill) ?? 0) + to - from);
  const whole = summary.overall.signedIn + summary.overall.time.unknown;
  const items = fillNames
    .filter((fill) => spent.has(fill))
    .map((fill) => {
      const part =
        fill === 'signedOut' || whole === 0
          ? ''
          : ` <b>${(((spent.get(fill) ?? 0) / whole) * 100).toFixed(1)} %</b>`;
      return `<span><i class="f-${fill}"></i>${fills[fill].name}${part}</span>`;
    });
  return `<div class="legend">${items.join('')}</div>`;
};

const marksLegend =
  '<div class="legend"><span><i class="dot l-warning"></i>finding</span><span><i class="lane c-answered"></i>answered contact</span>' +
  '<span><i class="lane c-missed"></i>missed or rejected</span><span><i class="lane c-unreached"></i>gave up or not reached</span>' +
  '<span><i class="half trust-1"></i>half height: assumed</span><span><i class="half trust-2"></i>stale or silent</span></div>';

const rowNumbers = ['occupancy', 'handled', 'average-handle-time'].flatMap(
  (id) => measures.find((measure) => measure.id === id) ?? [],
);

/** An empty band: the script draws it when it comes into view. */
const bandSvg = ({ name, stretches }: AgentBand, index: number, { from, to }: Span): string => {
  const last = Math.max(0, stretches.length - 1);
  return (
    `<svg class="band" data-agent="${index}" viewBox="0 0 ${(to - from) / 1000} 40" preserveAspectRatio="none" ` +
    `tabindex="${index === 0 ? 0 : -1}" role="slider" aria-label="Agent ${escaped(printable(name))}, ${stretches.length} stretches" ` +
    `aria-describedby="keys" aria-valuemin="0" aria-valuemax="${last}" aria-valuenow="0" aria-valuetext="not chosen yet"></svg>`
  );
};

const bandsOf = (data: ReportData, span: Span, zone: ZonedTime): string => {
  const totals = new Map(data.summary.agents.map((agent) => [agent.workNo ?? 'unnamed', agent]));
  const heads = rowNumbers
    .map(({ short, id }) => `<span>${id === 'occupancy' ? 'Occup.' : escaped(short)}</span>`)
    .join('');
  const rows = data.bands.map((band, index) => {
    const own = totals.get(band.name);
    const numbers =
      own === undefined
        ? ''
        : rowNumbers.map((measure) => `<span>${measureText(measure, own)}</span>`).join('');
    return (
      `<div class="row"><div class="name">${escaped(printable(band.name))}</div>` +
      `<div class="track">${bandSvg(band, index, span)}<div class="mark"></div></div><div class="numbers">${numbers}</div></div>`
    );
  });
  const team =
    data.bands.length > 1
      ? `<div class="row"><div class="name">All</div><div class="track"><svg class="team" viewBox="0 0 ${(span.to - span.from) / 1000} 100" preserveAspectRatio="none" aria-hidden="true"></svg></div><div class="numbers">` +
        `${rowNumbers.map((measure) => `<span>${measureText(measure, data.summary.overall)}</span>`).join('')}</div></div>`
      : '';
  return (
    `<div class="rows"><div class="row axis"><div class="name">Agent</div><div class="ticks" aria-hidden="true">${ticksOf(span, zone)}</div>` +
    `<div class="numbers">${heads}</div></div>${team}${rows.join('')}<div class="hair"></div><div class="drag"></div></div>`
  );
};

const pageOf = (data: ReportData, { files, zone: zoneAsked, now }: ReportFacts): string => {
  const zone = zoneAsked();
  const { overall, agents } = data.summary;
  const span: Span = { from: overall.from ?? 0, to: Math.max((overall.from ?? 0) + 1000, overall.to ?? 0) };
  const isOneDay = zone.day(span.from) === zone.day(span.to);
  const period = isOneDay
    ? `${zone.longDay(span.from)}, ${zone.time(span.from).slice(0, 5)} to ${zone.time(span.to).slice(0, 5)}`
    : `${zone.longDay(span.from)} ${zone.time(span.from).slice(0, 5)} to ${zone.longDay(span.to)} ${zone.time(span.to).slice(0, 5)}`;
  const who = agents.length === 1 ? `Agent ${agents[0]?.workNo ?? 'unnamed'}` : `${agents.length} agents`;
  const names = files.map((file) => (file === '-' ? 'standard input' : (file.split(/[\\/]/).at(-1) ?? file)));
  const title = `Shift report: ${who}, ${zone.longDay(span.from)}`;
  const chart = statechartSvg({ theme: 'auto', ground: false, warnedWays: data.ways });
  const { undrawn, notes } = data;
  const left =
    undrawn.stretches + undrawn.agents > 0
      ? `<p class="hint">${undrawn.agents > 0 ? `${undrawn.agents} more agents are` : 'Part of the time is'} counted and not drawn.</p>`
      : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${reportCss()}</style>
</head>
<body>
<main>
<header><h1>${agents.length === 0 ? 'Nothing to report' : `Shift report: ${escaped(printable(who))}`}</h1>
<p class="lede">${agents.length === 0 ? 'The recording holds nothing that was to be shown.' : `${escaped(period)}, ${escaped(zone.zone)}`}</p></header>
${agents.length === 0 ? '' : bodyOf(data, span, zone, left)}
<section class="card later chart-card"><header><div><h2>What an agent can do</h2><p class="hint">${data.ways.length === 0 ? 'The lifecycle every event was checked against.' : 'Dashed, with how often: what was followed although the lifecycle does not allow it.'}</p></div></header>
<div class="chart-box"><img alt="The statechart of the agent: its states and the events that lead from one to another" src="data:image/svg+xml,${encodeURIComponent(chart)}"></div></section>
${notes.length === 0 ? '' : `<section class="card"><header><h2 id="unread">Lines that could not be read</h2></header><ul class="notes">${notes.map((note) => `<li>${escaped(printable(note))}</li>`).join('')}</ul></section>`}
<footer>Made by ccbar-agent ${libraryVersion} on ${escaped(zone.longDay(now))}, ${escaped(zone.time(now).slice(0, 5))}, from ${escaped(printable(names.join(', ')))}. Occupancy is (ring + talk + hold + wrap-up) ÷ (the same + idle); the average handle time is (talk + hold + wrap-up) ÷ handled contacts. Every measure is defined in docs/reference/measures.md of ccbar-agent. This page loads nothing and sends nothing.</footer>
</main>
<div class="tip" aria-hidden="true"></div>
<div class="said" role="status"></div>
${reportScript(data, span, zone)}
</body>
</html>
`;
};

const bodyOf = (data: ReportData, span: Span, zone: ZonedTime, left: string): string => `${attentionOf(data)}
${tilesOf(data)}
<section class="card" aria-labelledby="bands"><header><div><h2 id="bands">Who did what, when</h2>
<p class="hint screen">Point at a stretch, or drag to look closer.</p>
<p class="hint screen" id="keys">Keys: left and right go through the stretches, up and down through the agents, n to the next finding, + and − look closer and wider, 0 shows all.</p></div>
<div class="tools"><button type="button" id="zoom-in">Closer</button><button type="button" id="zoom-out">Wider</button><button type="button" id="zoom-all">Whole shift</button></div></header>
${legendOf(data)}
<noscript><p class="hint">The bands are drawn by a script of this page, which is switched off.</p></noscript>
${bandsOf(data, span, zone)}
<div class="marks">${marksLegend}</div>${left}</section>
${hoursOf(data, span, zone)}
<section class="card later" aria-labelledby="totals"><header><div><h2 id="totals">Totals</h2><p class="hint screen">Times are h:mm:ss or m:ss. A head sorts; its meaning shows when you point at it.</p></div></header>${tableOf(data.summary)}</section>
<section class="card later" aria-labelledby="findings"><header><h2 id="findings">Findings</h2></header>${findingsOf(data, zone, span.from)}</section>`;

/** One self-contained page: bands in colour, totals, findings, the statechart. It loads nothing. */
export const toHtml = (facts: ReportFacts): Format => {
  const report = collectReport();
  return {
    take: (shown) => {
      report.take(shown);
      return '';
    },
    end: () => pageOf(report.data(), facts),
  };
};
