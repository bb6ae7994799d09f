import type { ZonedTime } from '../../measures/zoned-time.ts';
import { scriptJson } from './markup.ts';
import type { ReportData, Span } from './report-data.ts';
import { createReportDrawing } from './report-drawing.ts';
import { packed, reportTime, scriptData } from './report-packed.ts';
import { runReport } from './report-script.ts';
import { sortReportTable } from './report-sort.ts';
import { createReportTip } from './report-tip.ts';
import { unpackReport } from './report-unpack.ts';
import { createReportView } from './report-view.ts';

/** Some build tools mark functions with a helper of their own, which a page does not have. */
const helper = 'const __name=(f)=>f;';

/** The data of a report and the script that works on them, as elements of its page. */
export const reportScript = (data: ReportData, span: Span, zone: ZonedTime): string =>
  `<script type="application/octet-stream" id="report-data">${packed(scriptData(data, span))}</script>
<script>
${helper}
(${sortReportTable.toString()})(document);
const time=(${createReportView.toString()})(document,window,${scriptJson(reportTime(span, zone))});
const createReportDrawing=${createReportDrawing.toString()};
const createReportTip=${createReportTip.toString()};
const runReport=${runReport.toString()};
(${unpackReport.toString()})(document,window).then((data)=>runReport(document,window,data,time,{createReportDrawing,createReportTip}));
</script>`;
