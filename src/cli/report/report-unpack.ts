import type { ReportScriptData, ReportWindow } from './report-script-data.ts';

/**
 * Unpacks the data of a report. It stands in the page as its own text, so it may use nothing but what it is given.
 */
export const unpackReport = async (page: Document, view: ReportWindow): Promise<ReportScriptData> => {
  const packed = page.querySelector('#report-data')?.textContent ?? '';
  const byLoop = () => {
    const text = view.atob(packed);
    const made = new view.Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) made[at] = text.charCodeAt(at);
    return made;
  };
  // Newer browsers do it much faster.
  const { fromBase64 } = view.Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };
  const bytes = fromBase64 === undefined ? byLoop() : fromBase64.call(view.Uint8Array, packed);
  const stream = new view.Blob([bytes]).stream().pipeThrough(new view.DecompressionStream('gzip'));
  return new view.Response(stream).json();
};
