import { mostLines } from '../session/log-rows.ts';
import { mono } from './mono.ts';
import { rowHeight } from './show-row.ts';

/** The heights of findings that take several lines of the log. */
const heights = Array.from(
  { length: mostLines - 1 },
  (_, index) => `.row.lines-${index + 2}{height:${(index + 2) * rowHeight}px}`,
).join('');

/** The style sheet of the log. */
export const logCss = `.pane-log{display:grid;grid-template-rows:auto minmax(0,1fr);min-height:0;min-width:0;position:relative}
.log-head{display:grid;gap:7px;padding:8px 10px;border-bottom:1px solid var(--line)}
.search{position:relative;display:block}
.search .icon{position:absolute;left:8px;top:7px;color:var(--ink3)}
.search input{width:100%;height:30px;padding:0 30px;border:1px solid var(--line);border-radius:7px;background:var(--sunken);appearance:none}
.search input::placeholder{color:var(--ink3);opacity:1;white-space:pre}
.search input:focus{background:var(--surface);outline:2px solid var(--accent);outline-offset:-1px}
.search kbd{position:absolute;right:8px;top:6px;padding:0 5px;border:1px solid var(--line);border-radius:4px;color:var(--ink3);font-size:11px}
.search:focus-within kbd,.search kbd.is-off{display:none}
.filter{display:flex;gap:2px;padding:2px;border-radius:8px;background:var(--hover);width:max-content;max-width:100%}
.filter button{display:inline-flex;gap:6px;align-items:center;height:22px;padding:0 9px;color:var(--ink2);font-size:12px}
.filter button.is-on{background:var(--surface);color:var(--ink);font-weight:600;box-shadow:0 1px 2px rgb(0 0 0/.12)}
.number{font-variant-numeric:tabular-nums;color:var(--ink3);font-weight:400}
.list{overflow-y:auto;overflow-x:hidden;overflow-anchor:none;min-height:0;contain:strict;height:100%;outline-offset:-2px}
.list:focus-visible{outline:none}
.list:focus-visible .row.is-shown{box-shadow:inset 3px 0 var(--accent),inset 0 0 0 1px var(--accent)}
.list>svg{display:block;width:1px}
.row{display:flex;align-items:center;gap:8px;height:${rowHeight}px;padding:0 10px 0 12px;cursor:default;white-space:nowrap;overflow:hidden;contain:strict}
.row:hover{background:var(--hover)}
.row time{color:var(--ink3);font:11.5px ${mono};font-variant-numeric:tabular-nums;flex:none}
.row time.is-earlier::before{content:'↶ ';color:var(--warn)}
.row .title{flex:1;min-width:5.5rem;display:flex;overflow:hidden;font-weight:500;white-space:pre}
.id-start{flex:0 1 auto;min-width:1.2em;overflow:hidden;text-overflow:ellipsis}
.id-end{flex:none}
.row .title i{font-style:normal;color:var(--ink2)}
.row .mark{width:6px;height:6px;border-radius:50%;flex:none}
.mark.is-info{background:var(--control)}.mark.is-warning{background:var(--warn)}.mark.is-error{background:var(--error)}
.outcome{flex:none;font-size:11px;color:var(--ink3);border:1px solid var(--line);border-radius:4px;padding:0 5px}
.outcome.is-unexpected{color:var(--warn);border-color:currentColor}
.row.is-finding{padding-left:32px;font-size:12px;line-height:17px;color:var(--ink2);align-items:flex-start;padding-top:5px}
${heights}
.row.is-finding .icon{margin-top:1px}
.row .message{flex:1;min-width:0;white-space:normal;overflow-wrap:anywhere}
.is-warning>.icon,.finding.is-warning header{color:var(--warn)}
.is-error>.icon,.finding.is-error header{color:var(--error)}
.is-info>.icon{color:var(--ink3)}
.row.is-warning .message{color:var(--warn)}
.row.is-error .message{color:var(--error)}
.times{flex:none;font-size:11px;font-variant-numeric:tabular-nums;color:var(--ink3)}
.row.is-shown{background:color-mix(in srgb,var(--accent) 12%,var(--surface))}
.row.is-shown:not(.is-finding){box-shadow:inset 3px 0 var(--accent)}
.row.is-pinned{box-shadow:inset 3px 0 var(--wrapUp-dot)}
.to-end{position:absolute;right:16px;bottom:12px;height:28px;padding:0 12px;border-radius:14px;background:var(--accent);color:var(--on-accent);font-weight:600;font-size:12px;box-shadow:0 3px 12px rgb(0 0 0/.25)}
.none{padding:2rem 1rem;text-align:center;color:var(--ink3)}`;
