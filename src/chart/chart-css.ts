import type { Palette } from './palette.ts';

/** The fonts a chart is written in: those of the system, so that nothing is loaded. */
export const sans = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** The same rules for what is inside a chart only. */
const inChart = (rules: string): string =>
  rules.replace(
    /^([^{\n]+)\{/gm,
    (_, selectors: string) =>
      `${selectors
        .split(',')
        .map((selector) => `.chart ${selector}`)
        .join(',')}{`,
  );

/** Returns the style sheet rules of a chart. */
export const chartCss = (palette: Palette): string => {
  const { surface, sunken, quiet, ink, ink2, ink3, accent, warn, warnSoft, tones } = palette;
  const toned = Object.entries(tones).map(
    ([state, tone]) => `
.tone-${state} .dot{fill:${tone.dot}}
.tone-${state}.is-active .box{stroke:${tone.dot}}
.tone-${state}.is-active .name{fill:${tone.ink}}
.tone-${state}.is-leaf .box{fill:${tone.soft}}
.tone-${state}.is-leaf .halo{stroke:${tone.dot}}`,
  );
  return `.chart{font-family:${sans}}${inChart(`
text{user-select:none}
.box{fill:${surface};stroke:${quiet};stroke-width:1.25}
.is-compound .box{fill:${sunken}}
.halo{fill:none;stroke:none;stroke-width:8;opacity:.18}
.name{font-size:14px;font-weight:600;fill:${ink}}
.is-compound>.name{font-size:13px;fill:${ink3}}
.is-active .box{stroke-width:1.75}
.is-unknown .box{stroke-dasharray:2 3}
.initial circle{fill:${ink3}}
.initial path{fill:none;stroke:${ink3};stroke-width:1.25}
.line{fill:none;stroke:${quiet};stroke-width:1.25}
.head{fill:${quiet}}
.reach{fill:none;stroke:transparent;stroke-width:12}
.is-next .line{stroke:${ink2};stroke-width:1.5}
.is-next .head{fill:${ink2}}
.is-taken .line{stroke:${accent};stroke-width:2.5}
.is-taken .head{fill:${accent}}
.is-fallback .line,.stub .line{stroke:${warn};stroke-dasharray:5 4;stroke-width:1.25}
.is-fallback .head,.stub .head{fill:${warn}}
.is-fallback.is-taken .line{stroke-width:2.5}
.is-warned.is-taken .line{stroke:${warn}}
.is-warned.is-taken .head{fill:${warn}}
.rare .way:not(.is-taken,.is-next){opacity:.45}
.is-fallback.is-next .line{stroke:${warn};stroke-width:1.75}
.is-fallback.is-next .head{fill:${warn}}
.way.is-dim,.state.is-dim,.count.is-dim{opacity:.45}
.label rect{fill:${surface};stroke:${quiet};stroke-width:1}
.label text{font-size:12.5px;fill:${ink2};text-anchor:middle}
.label.is-taken rect{fill:${accent};stroke:${accent}}
.label.is-taken text{fill:${surface};font-weight:600}
.label.is-taken.is-warned rect{fill:${warn};stroke:${warn}}
.label.is-warned:not(.is-taken) rect{fill:${warnSoft};stroke:${warn}}
.label.is-warned:not(.is-taken) text{fill:${warn};font-weight:600}
.count rect{fill:${warnSoft};stroke:${warn};stroke-width:1}
.count text{font-size:11.5px;font-weight:600;fill:${warn};text-anchor:middle}
${toned.join('')}`)}`;
};
