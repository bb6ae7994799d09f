import type { ReportScriptData, ReportWindow } from './report-script-data.ts';

/**
 * Unpacks the data of a report. It stands in the page as its own text, so it may use nothing but what it is given.
 */
export const unpackReport = async (page: Document, view: ReportWindow): Promise<ReportScriptData> => {
  const text = view.atob(page.querySelector('#report-data')?.textContent ?? '');
  const bytes = new view.Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  const stream = new view.Blob([bytes]).stream().pipeThrough(new view.DecompressionStream('gzip'));
  return new view.Response(stream).json();
};
