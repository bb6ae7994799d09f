import { asProperties, dark, light } from '../../chart/palette.ts';
import { fillNames, fillProperties } from './report-fills.ts';

const fillRules = fillNames
  .map((name) => `.f-${name}{fill:var(--fill-${name});background:var(--fill-${name})}`)
  .join('\n');

/** The style sheet of a report: light, dark and on paper. */
export const reportCss = (): string => `
:root{color-scheme:light;${asProperties(light)};${fillProperties('light')}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${asProperties(dark)};${fillProperties('dark')}}}
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:14px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
main{max-width:1400px;margin:0 auto;padding:28px 24px 48px;display:grid;gap:18px}
h1,h2,h3,p,dl,dd,ol,ul{margin:0;padding:0}
ol,ul{list-style:none}
h1{font-size:26px;line-height:1.2;letter-spacing:-.01em}
h2{font-size:16px;line-height:1.3}
.lede{color:var(--ink2);margin-top:6px}
.card{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:18px 20px;min-width:0}
.card>header{display:flex;flex-wrap:wrap;gap:6px 20px;align-items:flex-start;justify-content:space-between;margin-bottom:14px}
.hint{color:var(--ink3);font-size:12.5px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}

.tiles{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:12px}
.tile{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:13px 16px 14px;min-width:0}
.tile.wide{grid-column:span 2}
.tile dt{color:var(--ink3);font-size:12.5px}
.tile dd{color:var(--ink2);font-size:12.5px;margin-top:2px}
.tile dd.value{color:var(--ink);font-size:25px;line-height:1.25;font-weight:650;letter-spacing:-.01em;white-space:nowrap;margin:0}
.look{display:grid;gap:7px}
.look li{display:grid;grid-template-columns:minmax(210px,max-content) minmax(0,1fr);gap:2px 18px;padding-left:12px;border-left:3px solid var(--ink3)}
.look .error{border-color:var(--error)}.look .warning{border-color:var(--warn)}
.look a{color:var(--ink);font-weight:650;text-decoration-color:var(--ink3);text-underline-offset:3px}
.look span{color:var(--ink2);overflow-wrap:anywhere}
.hours{display:grid;grid-template-columns:repeat(auto-fit,minmax(58px,1fr));gap:12px 8px}
.hours li{display:grid;justify-items:center;gap:2px;font-size:11.5px;color:var(--ink3)}
.hours .stack{display:flex;align-items:flex-end;width:100%;max-width:104px;height:84px;background:var(--sunken);border-radius:4px;overflow:hidden}
.hours .stack>span{display:flex;flex-direction:column;width:100%}
.hours .calls b{color:var(--ink);font-weight:650;font-size:13px}
.hours em,.hint em{font-style:normal;color:var(--error);font-weight:600}
.marks{margin-top:12px}
.parts{display:flex;height:8px;border-radius:4px;overflow:hidden;margin:8px 0 6px;gap:1px;background:var(--sunken)}
.parts span{min-width:2px}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;font-size:12.5px;color:var(--ink2)}
.legend i,.chip i{display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:6px;vertical-align:-1px}
.legend b{font-weight:600;color:var(--ink)}
.legend .dot{width:8px;height:8px;border-radius:50%;vertical-align:0}
.legend .lane{height:4px;border-radius:1px;vertical-align:3px}

.tools{display:flex;gap:6px}
button{font:inherit;font-size:12.5px;color:var(--ink);background:var(--surface);border:1px solid var(--control);border-radius:7px;padding:3px 10px;cursor:pointer}
button:hover{background:var(--hover)}
.rows{position:relative;margin-top:12px;--name:84px;--numbers:190px}
.row{display:grid;grid-template-columns:var(--name) minmax(0,1fr) var(--numbers);align-items:center;break-inside:avoid}
.row+.row:not(.axis)+.row{border-top:1px solid var(--line)}
.row .name{font-weight:600;padding-right:10px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.numbers{display:grid;grid-template-columns:1fr 1fr 1fr;text-align:right;font-size:13px;color:var(--ink2)}
.axis .numbers,.axis .name{font-size:11.5px;color:var(--ink3);font-weight:400}
.axis{position:sticky;top:0;background:var(--surface);z-index:2;padding:4px 0}
.ticks{position:relative;height:18px;font-size:11.5px;color:var(--ink3)}
.ticks span{position:absolute;transform:translateX(-50%);white-space:nowrap}
.track{position:relative;cursor:crosshair;touch-action:pan-y}
.band{display:block;width:100%;height:40px;border-radius:4px}
.team{display:block;width:100%;height:76px;margin:2px 0 8px;background:var(--sunken);border-radius:4px}
.trust-1{fill-opacity:.75}
.trust-2,.trust-3{fill-opacity:.3;stroke:var(--ink3);stroke-width:1.5;stroke-dasharray:3 3;vector-effect:non-scaling-stroke}
.legend .half{height:6px;border-radius:1px;background:var(--ink3);vertical-align:-1px}
.legend .half.trust-2{background:none;border:1.5px dashed var(--ink3)}
${fillRules}
.c-answered{fill:var(--ink3);opacity:.55}
.c-unreached{fill:var(--warn)}
.c-missed{fill:var(--error)}
.lane.c-answered{background:var(--ink3);opacity:.55}.lane.c-unreached{background:var(--warn)}.lane.c-missed{background:var(--error)}
.l-info,.l-warning,.l-error{fill:none;stroke-width:7;stroke-linecap:round;vector-effect:non-scaling-stroke}
.l-info{stroke:var(--ink3)}.l-warning{stroke:var(--warn)}.l-error{stroke:var(--error)}
.dot.l-info{background:var(--ink3)}.dot.l-warning{background:var(--warn)}.dot.l-error{background:var(--error)}
.mark,.drag{position:absolute;pointer-events:none;display:none}
.mark{top:9px;height:24px;border:2px solid var(--ink);border-radius:4px;min-width:4px}
.drag{top:0;bottom:0;background:var(--accent);opacity:.18;z-index:1}
.hair{position:absolute;top:0;bottom:0;width:1px;background:var(--ink3);opacity:.5;pointer-events:none;display:none}
.tip{position:fixed;z-index:5;pointer-events:none;display:none;max-width:min(380px,calc(100vw - 16px));overflow-wrap:anywhere;background:var(--surface);color:var(--ink);border:1px solid var(--line);border-radius:9px;box-shadow:0 6px 24px rgb(10 20 40/.22);padding:9px 12px;font-size:12.5px;line-height:1.45}
.tip b{font-size:13px}
.tip .found{margin-top:5px;padding-top:5px;border-top:1px solid var(--line)}

.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;white-space:nowrap}
th,td{text-align:right;padding:6px 7px;border-bottom:1px solid var(--line)}
th:first-child,td:first-child{text-align:left;position:sticky;left:0;padding-left:0;background:var(--surface)}
thead th{font-weight:500;color:var(--ink3);font-size:12px;vertical-align:bottom}
thead tr:first-child th{border-bottom:0;padding-bottom:0;color:var(--ink2);font-weight:600}
thead th[colspan]{text-align:left}
thead button{border:0;background:none;min-height:24px;padding:2px 0;margin:0;color:inherit;font-size:inherit}
thead button:hover{color:var(--ink);text-decoration:underline}
th[aria-sort=descending] button::after{content:' ↓'}
th[aria-sort=ascending] button::after{content:' ↑'}
tbody th{font-weight:600}
tfoot th,tfoot td{font-weight:650;border-bottom:0;border-top:2px solid var(--line)}
.first{border-left:1px solid var(--line)}
td.loud{color:var(--error);font-weight:600}
td.none{color:var(--ink3)}

details{border-top:1px solid var(--line)}
details:first-of-type{border-top:0}
summary{display:flex;gap:10px;align-items:baseline;padding:8px 0;cursor:pointer}
summary::marker{content:''}
summary::before{content:'▸';color:var(--ink3);width:10px}
details[open]>summary::before{content:'▾'}
summary .example{color:var(--ink3);font-size:12.5px;overflow-wrap:anywhere;min-width:0;flex:1}
details[open]>summary .example{display:none}
summary b,summary .chip{white-space:nowrap}
summary .count{font-weight:650;min-width:3ch;text-align:right}
.chip{font-size:12px;border-radius:5px;padding:1px 7px;background:var(--sunken);color:var(--ink2)}
.chip.warning{background:var(--warn-soft);color:var(--warn)}
.chip.error{background:var(--error-soft);color:var(--error)}
.found-list{font-size:13px;padding:0 0 10px 20px;display:grid;gap:2px}
.later{content-visibility:auto;contain-intrinsic-height:auto 700px}
.row{content-visibility:auto;contain-intrinsic-height:auto 41px}
.axis.row{content-visibility:visible}
.found-list li{display:grid;grid-template-columns:150px minmax(0,1fr);gap:10px}
.found-list button{justify-self:start;min-height:24px;border-color:transparent;background:none;padding:0 4px;color:var(--accent)}
.found-list button:hover{text-decoration:underline}
.chart-box{overflow-x:auto}
.chart-box img{display:block;max-width:100%;height:auto;margin:0 auto;border-radius:10px}
.notes{font-size:13px;color:var(--ink2);display:grid;gap:3px}
footer{color:var(--ink3);font-size:12.5px;max-width:90ch}
.read,.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}

@media (max-width:1320px){
  table{font-size:12.5px}
  th,td{padding:6px 5px}
}
@media (max-width:960px){
  main{padding:18px 14px 32px}
  .tiles{grid-template-columns:repeat(3,minmax(0,1fr))}
  .tile:last-child{grid-column:span 3}
  .rows{--name:64px;--numbers:104px}
  .numbers{grid-template-columns:1fr 1fr}
  .numbers>:nth-child(3){display:none}
  .found-list li{grid-template-columns:128px minmax(0,1fr)}
}
@media (max-width:600px){
  main{padding:14px 10px 28px;gap:12px}
  .card{padding:14px 12px}
  h1{font-size:21px}
  .tiles{grid-template-columns:repeat(2,minmax(0,1fr));grid-auto-flow:dense;gap:8px}
  .tile{padding:10px 12px}
  .tile dd.value{font-size:20px}
  .tile.wide,.tile:last-child{grid-column:span 2}
  .look li{grid-template-columns:minmax(0,1fr)}
  .row{grid-template-columns:minmax(0,1fr) max-content;row-gap:1px;padding:3px 0}
  .row .track,.row .ticks{grid-column:1/-1;grid-row:2}
  .numbers{gap:10px;grid-template-columns:repeat(3,max-content)}
  .numbers>:nth-child(3){display:block}
  .found-list{padding-left:0}
  .found-list li{grid-template-columns:minmax(0,1fr);gap:0}
  summary{flex-wrap:wrap;row-gap:2px}
  summary .example{flex-basis:100%}
  .hours{grid-template-columns:repeat(auto-fit,minmax(48px,1fr))}
}
@page{size:A4 landscape;margin:12mm}
@media print{
  body{background:#fff;font-size:10.5px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
  main{padding:0;gap:10px;max-width:none;display:block}
  main>*{margin-bottom:10px}
  .card,.tile{border-color:#cfd5de;border-radius:6px;padding:10px 12px}
  .tiles{gap:8px}
  .tile dd.value{font-size:17px}
  .tile dd{font-size:9.5px}
  .row,.later{content-visibility:visible}
  .hours .stack{height:60px}
  .look a{text-decoration:none}
  .tools,.hint.screen,.tip,.mark,.hair{display:none!important}
  .axis{position:static}
  .band{height:26px}
  .team{height:52px}
  table{font-size:8.5px}
  th,td{padding:2.5px 4px}
  thead th,thead button{white-space:normal;text-align:inherit;font-size:8px;min-height:0;padding:0 2px}
  .scroll{overflow:visible}
  th:first-child,td:first-child{position:static}
  tr{break-inside:avoid}
  details>*{display:block}
  details>summary{display:flex}
  summary .example{white-space:normal}
  .chart-card{break-before:page}
}
`;
