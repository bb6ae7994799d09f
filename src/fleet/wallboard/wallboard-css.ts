import { sans } from '../../chart/chart-css.ts';
import { themedProperties } from '../../chart/palette.ts';
import { stateLooks } from '../../chart/state-look.ts';
import { agentStates } from '../../protocol/agent-state.ts';

const states = (): string =>
  agentStates
    .map(
      (state) => `
.tone-${state}{--ink-of:var(--${state}-ink);--soft-of:var(--${state}-soft);--dot-of:var(--${state}-dot)}
.fill-${state}{fill:light-dark(${stateLooks[state].light.fill},${stateLooks[state].dark.fill})}`,
    )
    .join('');

/** The style sheet of the wallboard: one that is constructed, so that nothing is loaded. */
export const wallboardCss = (): string => `
:root{${themedProperties()};color-scheme:light dark}
*,*::before,*::after{box-sizing:border-box}
html,body{margin:0;height:100%}
body{display:flex;flex-direction:column;background:var(--page);color:var(--ink);
  font:14px/1.4 ${sans};font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased}
h1,h2,p,ol,ul,figure{margin:0;padding:0}
ol,ul{list-style:none}
button,input,select{font:inherit;color:inherit;margin:0}
button{border:0;background:none;padding:0;text-align:left;cursor:pointer}
a{color:inherit;text-decoration:none}
a:hover{text-decoration:underline;text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.faint{color:var(--ink3);font-weight:400}
.space{flex:1}
.dot{display:inline-block;width:8px;height:8px;border-radius:50%;flex:none;background:var(--dot-of)}
.icon{width:16px;height:16px;flex:none;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
${states()}

header{display:flex;flex-wrap:wrap;align-items:center;gap:8px 14px;padding:10px 16px}
.title{font-size:18px;font-weight:650;letter-spacing:-.01em}
.link{display:inline-flex;align-items:center;gap:7px;height:26px;padding:0 11px 0 9px;border-radius:13px;background:var(--surface);border:1px solid var(--line);color:var(--ink2);font-size:13px}
.link-dot{width:8px;height:8px;border-radius:50%;background:var(--control)}
.link.is-live .link-dot{background:var(--idle-dot)}
.link.is-lost,.link.is-refused{background:var(--warn-soft);color:var(--warn);border-color:transparent}
.link.is-lost .link-dot,.link.is-refused .link-dot{background:var(--warn)}
.field{display:inline-flex;align-items:center;gap:6px;height:32px;border:1px solid var(--control);border-radius:8px;background:var(--surface);color:var(--ink2)}
.field select{border:0;background:transparent;height:100%;padding:0 8px;border-radius:8px;max-width:14rem}
.field option{background:var(--surface);color:var(--ink)}
.field.is-search{padding-left:9px}
.field input{border:0;background:transparent;height:100%;width:9.5rem;padding:0 8px 0 0;outline-offset:3px;border-radius:6px}
.field input::placeholder{color:var(--ink3);opacity:1}
.trouble{margin:0 16px 10px;padding:8px 14px;border-radius:8px;background:var(--warn-soft);color:var(--warn);font-weight:550}
.trouble:empty{display:none}

main{flex:1;display:grid;min-height:0;gap:12px;padding:0 16px 16px;
  grid-template:"tiles tiles tiles" auto "teams agents side" minmax(0,1fr)/minmax(200px,250px) minmax(0,1fr) minmax(300px,360px)}
.tiles{grid-area:tiles;display:grid;grid-template-columns:repeat(8,minmax(0,1fr));gap:10px}
.tile{display:grid;gap:1px;padding:10px 14px 9px;background:var(--surface);border:1px solid var(--line);border-radius:10px;min-width:0;border-top:3px solid var(--dot-of)}
.tile:hover{background:var(--hover)}
.tile[aria-pressed=true]{background:var(--soft-of);border-color:var(--dot-of)}
.tile-name{display:flex;align-items:center;gap:7px;color:var(--ink2);font-size:13px;font-weight:550;white-space:nowrap}
.tile[aria-pressed=true] .tile-name{color:var(--ink-of)}
.tile-count{font-size:30px;line-height:1.15;font-weight:650;letter-spacing:-.02em}
.tile.is-empty .tile-count{color:var(--ink3);font-weight:450}
.tile-more{color:var(--ink3);font-size:12.5px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.in-doubt{color:var(--warn)}

.card{background:var(--surface);border:1px solid var(--line);border-radius:10px;min-width:0;min-height:0;display:flex;flex-direction:column;overflow:hidden}
.card>h2,.card-head h2{font-size:14px;font-weight:650}
.card-head{display:flex;align-items:center;flex-wrap:wrap;gap:4px 10px;padding:10px 14px 8px}
.card-head .faint{font-size:13px}
.scroll{overflow:auto;min-height:0;overscroll-behavior:contain}
.none{color:var(--ink3);padding:6px 14px 14px}
.choice{display:inline-flex;align-items:center;gap:2px;padding:2px;border-radius:8px;background:var(--sunken);font-size:12.5px}
.choice button{padding:2px 9px;border-radius:6px;color:var(--ink2)}
.choice button:hover{color:var(--ink)}
.choice button[aria-pressed=true]{background:var(--surface);color:var(--ink);box-shadow:0 0 0 1px var(--line)}
.doubt{padding:1px 9px;border-radius:11px;border:1px dashed var(--control);color:var(--warn);font-size:12.5px}
.doubt:hover{background:var(--hover)}
.doubt[aria-pressed=true]{background:var(--warn-soft);border-style:solid;border-color:var(--warn)}
.clear{color:var(--accent);font-size:12.5px;padding:2px 6px;border-radius:6px}
.clear:hover{background:var(--hover)}

.teams-card{grid-area:teams}
.teams{padding:0 8px 10px;display:grid;gap:2px}
.team{display:grid;width:100%;grid-template-columns:minmax(0,1fr) auto;gap:4px 8px;padding:6px;border-radius:7px}
button.team:hover{background:var(--hover)}
.team[aria-pressed=true]{background:var(--hover);box-shadow:inset 0 0 0 1px var(--control)}
.team-name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-weight:550}
.team-total{color:var(--ink3)}
.bar{grid-column:1/-1;display:block;width:100%;height:8px;border-radius:4px;overflow:hidden;background:var(--sunken)}

.team-counts{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:0 10px;color:var(--ink2);font-size:12px}
.team-count{display:inline-flex;align-items:center;gap:4px}
.team-count .dot{width:6px;height:6px}

.agents-card{grid-area:agents}
.agents-scroll{flex:1;padding:2px 12px 12px}
.grid-space{position:relative}
.grid{position:absolute;left:0;right:0;display:grid;gap:6px}
.cell{display:grid;grid-template-columns:minmax(0,1fr) auto;align-content:center;gap:0 6px;height:44px;padding:0 9px;border-radius:7px;background:var(--soft-of);color:var(--ink-of);border:1px solid transparent;font-size:13px}
a.cell:hover{border-color:var(--dot-of);text-decoration:none}
.cell-label{font-weight:650;color:var(--ink);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.cell-time{color:var(--ink2)}
.cell-state{grid-column:1/-1;display:flex;align-items:center;gap:6px;font-size:12px;min-width:0}
.cut{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.cell.is-doubtful{background:var(--surface);border:1px dashed var(--control);color:var(--ink3)}
.cell.is-doubtful .cell-label,.cell.is-doubtful .cell-time{color:var(--ink3);font-weight:450}
.cell.is-doubtful .dot,.is-doubtful .chip .dot{background:none;box-shadow:inset 0 0 0 1.5px var(--control)}
.empty{padding:36px 24px;text-align:center;color:var(--ink3)}
.empty b{display:block;color:var(--ink);font-size:16px;margin-bottom:4px}
.empty:empty{display:none}

.side{grid-area:side;display:grid;grid-template-rows:auto minmax(0,1fr);gap:12px;min-height:0}
.longest{padding:0 14px 10px;display:grid;gap:5px}
.long{display:grid;grid-template-columns:minmax(0,auto) minmax(0,1fr) auto;align-items:center;gap:10px}
.long-agent{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.long-time{font-weight:650}
.long.is-doubtful{color:var(--ink3)}
.chip{display:inline-flex;align-items:center;gap:6px;height:22px;padding:0 9px 0 8px;border-radius:11px;background:var(--soft-of);color:var(--ink-of);font-size:12px;font-weight:600;white-space:nowrap;overflow:hidden}
.is-doubtful .chip{background:var(--sunken);color:var(--ink3)}
.findings{padding:0 14px 12px;display:grid}
.finding{position:relative;display:flex;gap:9px;padding:8px 0;border-top:1px solid var(--line)}
.finding:first-child{border-top:0;padding-top:2px}
.finding .icon{margin-top:2px;color:var(--ink3)}
.finding.is-warning .icon{color:var(--warn)}.finding.is-error .icon{color:var(--error)}
.finding-text{min-width:0;flex:1}
.finding-head{display:flex;gap:6px;font-weight:600;font-size:13px}
.finding-head time{margin-left:auto}
.finding-message{color:var(--ink2);font-size:13px;overflow-wrap:anywhere;display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}

body.is-old .tiles,body.is-old .agents-card,body.is-old .side,body.is-old .teams-card{filter:grayscale(1)}

@media (max-width:1100px){
  body{display:block;height:auto}
  main{grid-template:"tiles tiles" auto "teams side" auto "agents agents" auto/minmax(0,1fr) minmax(0,1.4fr)}
  .tiles{grid-template-columns:repeat(4,minmax(0,1fr))}
  .agents-scroll{max-height:min(75vh,620px)}
  .side{grid-template-rows:auto auto}
  .findings-card .scroll{max-height:260px}
  .teams-card .scroll{max-height:480px}
}
@media (max-width:640px){
  header{padding:10px 12px}
  .field{flex:1 1 40%}.field select,.field input{width:100%;max-width:none}
  header .space{display:none}
  .trouble{margin:0 12px 10px}
  main{padding:0 12px 12px;gap:10px;grid-template:"tiles" auto "side" auto "teams" auto "agents" auto/minmax(0,1fr)}
  .tiles{gap:6px}
  .tile{padding:7px 8px 6px}
  .tile-name{font-size:12px}.tile-count{font-size:22px}.tile-more{font-size:11.5px}
  .in-doubt{display:none}
  .teams-card .scroll{max-height:none}
}
`;
