import type { ZonedTime } from '../../measures/zoned-time.ts';
import { printable } from '../io/printable.ts';
import { scriptJson } from './markup.ts';
import type { Span } from './report-bands.ts';
import type { ReportData } from './report-data.ts';
import { fillNames, fills } from './report-fills.ts';
import { runReport } from './report-script.ts';
import type { ReportScriptData } from './report-script-data.ts';
import { sortReportTable } from './report-sort.ts';
import { createReportTip } from './report-tip.ts';
import { createReportView } from './report-view.ts';

/** How far a zone is ahead of UTC, ms. */
export const zoneOffset = (zone: ZonedTime, at: number): number => {
  const local = Date.parse(`${zone.day(at)}T${zone.time(at)}Z`);
  return Number.isNaN(local) ? 0 : local - Math.floor(at / 1000) * 1000;
};

const scriptData = ({ bands }: ReportData, { from, to }: Span, zone: ZonedTime): ReportScriptData => {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const clean = printable(text);
    const known = places.get(clean);
    if (known !== undefined) return known;
    places.set(clean, texts.length);
    texts.push(clean);
    return texts.length - 1;
  };
  const agents = bands.map(({ name, stretches, findings }) => ({
    name: printable(name),
    stretches: stretches.map(
      (one) =>
        [
          one.from - from,
          one.to - from,
          fillNames.indexOf(one.fill),
          one.isSure ? 1 : 0,
          placeOf(one.about),
          placeOf(one.startedBy),
        ] as const,
    ),
    findings: findings.map(({ at, message }) => [at - from, placeOf(message)] as const),
  }));
  return {
    start: from,
    length: to - from,
    zone: zone.zone,
    offset: zoneOffset(zone, from),
    fills: fillNames.map((name) => fills[name].name),
    texts,
    agents,
  };
};

/** Some build tools mark functions with a helper of their own, which a page does not have. */
const helper = 'const __name=(f)=>f;';

/** The script of a report with the data it works on. */
export const reportScript = (data: ReportData, span: Span, zone: ZonedTime): string =>
  `${helper}
const createReportView=${createReportView.toString()};
const createReportTip=${createReportTip.toString()};
(${runReport.toString()})(document,window,${scriptJson(scriptData(data, span, zone))},{createReportView,createReportTip});
(${sortReportTable.toString()})(document);`;
