import { mono } from './mono.ts';

/** The style sheet of the panels: one record, and what can happen next. */
export const panelCss = `.panels{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:1px;background:var(--line);min-height:0}
.panel{overflow:auto;padding:10px 14px 16px;min-height:0}
.panel h3,.panel summary{font-size:11px;font-weight:600;letter-spacing:.03em;color:var(--ink3);margin:14px 0 5px}
.panel summary{cursor:pointer}
.panel-title{font-size:15px;font-weight:650}
.panel-next{container-type:inline-size}
.record-head{display:flex;align-items:center;gap:2px}
.record-head h2{flex:1;min-width:0;overflow-wrap:anywhere;font-size:15px;font-weight:650}
.record-head h2 i{font-style:normal}
.facts{display:flex;flex-wrap:wrap;gap:2px 12px;color:var(--ink3);font-size:12px;font-variant-numeric:tabular-nums}
.move{display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin-top:8px}
.arrow{color:var(--ink3)}
.finding{margin-top:10px;padding:8px 10px 9px;border-radius:8px;background:var(--sunken);border-left:3px solid var(--control)}
.finding.is-warning{background:var(--warn-soft);border-color:var(--warn)}
.finding.is-error{background:var(--error-soft);border-color:var(--error)}
.finding header{display:flex;align-items:center;gap:6px;margin-bottom:3px}
.finding .fields{margin-top:6px}
.fields .field,.changes .change{display:grid;grid-template-columns:minmax(6rem,9.5rem) minmax(0,1fr);gap:8px;padding:1.5px 0}
.fields dt,.changes dt{color:var(--ink3);overflow-wrap:anywhere}
.fields dd,.changes dd{font-family:${mono};font-size:12px;overflow-wrap:anywhere}
.finding dd{font-family:inherit}
.is-null{color:var(--ink3)}
.changes del{text-decoration:none;color:var(--ink3)}
.changes ins{text-decoration:none;color:var(--ink);font-weight:600}
.edge p{color:var(--ink3);font-size:12px}
.edge.is-fallback code{color:var(--warn)}
.link{color:var(--accent);text-decoration:underline}

.next-list li{display:grid;grid-template-columns:minmax(6rem,1fr) auto 26px;gap:0 8px;align-items:center;padding:3px 6px;margin:0 -6px;border-radius:6px}
.next-list li:hover{background:var(--hover)}
.next-event{display:flex;flex-wrap:wrap;gap:0 8px;min-width:0}
.next-event code{font-weight:600}
.wire{font-size:11.5px;overflow-wrap:break-word;min-width:0;max-width:100%}
.next-ways{display:grid;gap:2px;justify-items:end}
.next-way{display:flex;flex-direction:row-reverse;align-items:center;gap:6px;font-size:11.5px}
.guard{color:var(--ink3);font-style:italic}
.disclose{display:flex;align-items:center;gap:8px;margin-top:14px;color:var(--ink2);text-align:left;padding:3px 6px;margin-left:-6px}
.disclose:hover{background:var(--hover)}
.sandbox{position:sticky;top:-10px;z-index:2;margin:-10px -14px 0;padding:10px 14px;background:var(--wrapUp-soft);border-bottom:1px solid var(--line)}
.sandbox header{display:flex;align-items:center;gap:8px;color:var(--wrapUp-ink)}
.sandbox header p{flex:1}
.sandbox header{flex-wrap:wrap}
.sandbox header .plain{height:24px}
.trail{display:flex;flex-wrap:wrap;gap:6px 4px;margin-top:8px}
.trail li{display:flex;align-items:center;gap:6px}
.trail li+li::before{content:"→";color:var(--ink3)}
.trail .is-unexpected code{color:var(--warn)}
@container (max-width:310px){
  .next-list li{grid-template-columns:minmax(0,1fr) 26px}
  .next-event{grid-area:1/1}.next-ways{grid-area:2/1;justify-items:start}.next-way{flex-direction:row}.try{grid-area:1/2/3}
}`;
