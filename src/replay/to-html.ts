import type { Format } from './format.ts';
import { collectReport } from './report-data.ts';
import type { ZonedTime } from './zoned-time.ts';

/** What a report is told besides what was replayed. */
export interface ReportFacts {
  readonly files: readonly string[];
  readonly zone: () => ZonedTime;
  /** When it is made, ms. */
  readonly now: number;
}

/** One self-contained page. */
export const toHtml = (facts: ReportFacts): Format => {
  const report = collectReport();
  return {
    take: (shown) => {
      report.take(shown);
      return '';
    },
    end: () => `${JSON.stringify({ ...report.data(), ...facts })}\n`,
  };
};
