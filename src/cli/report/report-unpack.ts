import type { ReportScriptData, ReportWindow } from './report-script-data.ts';

/**
 * Unpacks the data of a report. It stands in the page as its own text, so it may use nothing but what it is given.
 */
export const unpackReport = async (page: Document, view: ReportWindow): Promise<ReportScriptData> => {
  const text = page.querySelector('#report-data')?.textContent ?? '';
  const bytes = view.Uint8Array.from(view.atob(text), (character) => character.charCodeAt(0));
  const stream = new view.Blob([bytes]).stream().pipeThrough(new view.DecompressionStream('gzip'));
  return new view.Response(stream).json();
};
