import { chartCss, sans } from '../../chart/chart-css.ts';
import { inherited, light, themedProperties } from '../../chart/palette.ts';
import { logCss } from './log-css.ts';
import { mono } from './mono.ts';
import { panelCss } from './panel-css.ts';

const chips = (): string =>
  Object.keys(light.tones)
    .map(
      (state) => `
.chip.tone-${state}{color:var(--${state}-ink);background:var(--${state}-soft)}
.chip.tone-${state} .chip-dot{background:var(--${state}-dot)}
.part.tone-${state}{fill:var(--${state}-dot)}`,
    )
    .join('');

/**
 * Returns the style sheet of the inspector. It is one constructed style sheet; nothing is loaded, and no style
 * attribute is written.
 */
export const pageCss = (): string => `
:host{${themedProperties()};
  display:block;height:100%;min-height:16rem;container:inspector/inline-size;contain:layout;
  font:13px/1.45 ${sans};color:var(--ink);background:var(--page);
  -webkit-font-smoothing:antialiased;text-rendering:optimizeLegibility;text-align:left}
:host([hidden]){display:none}
:host([data-theme=light]){color-scheme:light}
:host([data-theme=dark]){color-scheme:dark}
*,*::before,*::after{box-sizing:border-box}
h2,h3,p,dl,dd,ol,ul{margin:0;padding:0}
ol,ul{list-style:none}
code,kbd{font-family:${mono};font-size:12px}
button,input{font:inherit;color:inherit;margin:0}
button{border:0;background:none;padding:0;cursor:pointer;border-radius:6px}
button:disabled{opacity:.4;cursor:default}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.faint{color:var(--ink3);font-weight:400}
.space{flex:1}
.icon{width:16px;height:16px;flex:none;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.icon-play,.icon-first,.icon-last{fill:none}

.root{display:grid;height:100%;min-height:inherit;gap:1px;background:var(--line);
  grid-template:"top top" auto "chart log" minmax(0,1fr) "panels log" minmax(0,17.5rem) "foot foot" auto/minmax(0,1fr) minmax(20rem,40%)}
.top{grid-area:top}.pane-chart{grid-area:chart}.pane-log{grid-area:log}.panels{grid-area:panels}.foot{grid-area:foot}
.top,.foot,.pane-log,.panel{background:var(--surface)}
.pane-chart{background:var(--surface);position:relative;min-height:0;min-width:0;overflow:hidden}

.root[data-parts=chart]{grid-template:"chart" minmax(0,1fr) "foot" auto/minmax(0,1fr)}
.top{display:flex;align-items:center;gap:8px;padding:7px 10px;min-width:0;white-space:nowrap}
.logo{display:flex;align-items:center;gap:6px;color:var(--ink2);margin-right:4px}
.logo .icon{color:var(--accent)}
.logo b{font-weight:600}
.notice{color:var(--ink3);overflow:hidden;text-overflow:ellipsis}
.plain,.live{display:inline-flex;align-items:center;gap:6px;height:28px;padding:0 9px;border:1px solid var(--line);background:var(--surface);color:var(--ink2)}
.plain:hover,.live:hover{background:var(--hover);color:var(--ink)}
.quiet{display:inline-flex;align-items:center;justify-content:center;min-width:26px;height:26px;color:var(--ink3)}
.quiet:hover{background:var(--hover);color:var(--ink)}
.quiet.is-on{color:var(--accent);background:var(--hover)}
.live-dot{width:8px;height:8px;border-radius:50%;background:var(--control)}
.live.is-on .live-dot{background:var(--idle-dot);box-shadow:0 0 0 3px color-mix(in srgb,var(--idle-dot) 25%,transparent)}
.live:not(.is-on){border-color:var(--accent);color:var(--accent)}
.tag{display:inline-flex;align-items:center;gap:4px;height:20px;padding:0 7px;border-radius:10px;background:var(--hover);color:var(--ink2);font-size:11.5px}
.tag.is-lost,.tag.is-offline{background:var(--warn-soft);color:var(--warn)}
.tag.is-file{height:26px;border-radius:6px;padding-right:0;max-width:16rem;overflow:hidden}
.menu{position:relative}
.menu-list{position:absolute;z-index:3;right:0;top:32px;display:grid;min-width:9rem;padding:4px;background:var(--surface);border:1px solid var(--line);border-radius:8px;box-shadow:0 6px 24px rgb(0 0 0/.16)}
.menu-list button{text-align:left;padding:6px 10px}
.menu-list button:hover,.menu-list button:focus-visible{background:var(--hover)}

.chip{display:inline-flex;align-items:center;gap:6px;height:20px;padding:0 8px 0 7px;border-radius:10px;font-size:11.5px;font-weight:600;white-space:nowrap;flex:none}
.chip-dot{width:7px;height:7px;border-radius:50%;flex:none}
.top .chip{height:26px;border-radius:13px;font-size:12.5px;padding:0 11px 0 9px}
${chips()}

.chart-box{position:absolute;inset:6px 8px 28px;overflow:hidden;cursor:grab;touch-action:none;border-radius:6px}
.chart-box:active{cursor:grabbing}
.chart{display:block;width:100%;height:100%}
.zoom{position:absolute;right:6px;bottom:2px;display:flex;z-index:1;background:var(--surface)}
${chartCss(inherited)}
.state,.way{cursor:default}
.legend{position:absolute;left:12px;right:100px;bottom:7px;display:flex;gap:14px;align-items:center;font-size:11.5px;color:var(--ink3);white-space:nowrap;overflow:hidden}
.legend span,.legend button{display:inline-flex;align-items:center;gap:6px}
.legend i{width:18px;height:0;border-top:1.5px solid var(--ink2)}
.legend .k-taken{border-top:3px solid var(--accent)}
.legend .k-wins,.dash{width:18px;height:0;border-top:1.5px dashed var(--warn)}
.legend button{color:inherit;padding:2px 6px;margin:-2px -6px}
.legend button:hover{background:var(--hover);color:var(--ink)}
.legend button[aria-pressed=true]{color:var(--warn)}
.empty{position:absolute;inset:auto 0 45% 0;text-align:center;color:var(--ink3);padding:0 2rem;z-index:1}
.empty b{display:block;color:var(--ink);font-size:15px;margin-bottom:4px}
.waits .chart-box{opacity:.45}
.is-sandbox .pane-chart{box-shadow:inset 0 0 0 2px var(--wrapUp-dot)}
.sandbox-tag{position:absolute;z-index:1;left:12px;top:10px;display:inline-flex;align-items:center;gap:6px;height:24px;padding:0 10px;border-radius:12px;background:var(--wrapUp-soft);color:var(--wrapUp-ink);font-weight:600;font-size:12px}

${logCss}
${panelCss}
.foot{display:flex;align-items:center;gap:2px;padding:4px 10px}
.place{min-width:6.5rem;text-align:right;color:var(--ink3);font-size:12px;font-variant-numeric:tabular-nums;padding-right:8px}
.band{flex:1;height:26px;min-width:0;cursor:pointer;border-radius:4px;background:var(--sunken);touch-action:none}
.band-drawing{display:block;width:100%;height:100%}
.finding-step .icon{width:13px;height:13px}
.finding-step .icon-warning{color:var(--warn)}
.band .mark.is-info{fill:var(--control)}.band .mark.is-warning{fill:var(--warn)}.band .mark.is-error{fill:var(--error)}
.band .cursor{stroke:var(--ink);stroke-width:2;fill:none}
.band .pinned{stroke:var(--wrapUp-dot);stroke-width:2;fill:none}

.tabs{display:none}
.tabs button{height:30px;padding:0 10px;color:var(--ink2);border-radius:0;border-bottom:2px solid transparent}
.tabs button[aria-selected=true]{color:var(--ink);font-weight:600;border-color:var(--accent)}
@container inspector (max-width:980px){
  .root:not([data-parts=chart]){grid-template:"top top" auto "chart chart" minmax(0,1fr) "log tabs" auto "log panels" minmax(0,1fr) "foot foot" auto/minmax(0,1fr) minmax(0,1fr)}
  .tabs{grid-area:tabs;display:none}
  .panels{grid-template-columns:1fr}
  .panel-title{display:none}
  .panels .panel-next{display:none}
  .root[data-tab=next] .panel-next{display:block}
  .root[data-tab=next] .panel-record{display:none}
  .tabs{display:flex;background:var(--surface);padding:0 6px}
  .tabs .tab-log{display:none}
  .root[data-tab=log] .tab-record{color:var(--ink);font-weight:600;border-color:var(--accent)}
}
@container inspector (max-width:700px){
  .root:not([data-parts=chart]){grid-template:"top" auto "chart" minmax(0,1.05fr) "tabs" auto "body" minmax(0,1fr) "foot" auto/minmax(0,1fr)}
  .pane-log,.panels{grid-area:body}
  .tabs{justify-content:flex-start}
  .tabs .tab-log{display:block}
  .root[data-tab=log] .tab-record{color:inherit;font-weight:inherit;border-color:transparent}
  .root:not([data-tab=log]) .pane-log,.root[data-tab=log] .panels{display:none}
  .wide{display:none}
  .legend{gap:10px}
  .legend>:first-child{display:none}
  .place{min-width:0}
}
@media (prefers-reduced-motion:no-preference){
  .box,.halo,.line,.head path,.state,.way{transition:stroke .18s,fill .18s,opacity .18s,stroke-width .18s}
  .state.is-confirmed .halo{animation:confirm .7s ease-out 1}
  @keyframes confirm{from{opacity:.6;stroke-width:16}to{opacity:.18;stroke-width:8}}
}
@media (forced-colors:active){.chip-dot,.mark,.live-dot{forced-color-adjust:none}}
`;
