import { describe, expect, it } from 'vitest';
import { agentGeometry } from '../../src/chart/agent-geometry.ts';
import { chartLines } from '../../src/chart/chart-lines.ts';
import { plainView } from '../../src/chart/chart-view.ts';
import { drawChart } from '../../src/chart/draw-chart.ts';
import { machineChart } from '../../src/chart/machine-chart.ts';
import type { Markup } from '../../src/chart/markup.ts';
import { statechartMermaid } from '../../src/chart/statechart-mermaid.ts';
import { statechartSvg } from '../../src/chart/statechart-svg.ts';
import { curveOf } from '../../src/chart/ways.ts';

const chart = machineChart();
const leaves = chart.states.filter(({ children }) => children.length === 0).map(({ id }) => id);
const directions = ['LR', 'TB'] as const;

const classesOf = (view: Partial<typeof plainView>, part: string, key: string): string => {
  const group = drawChart({ ...plainView, ...view }).find((one) => one.key === part);
  const found = group?.children.find(
    (child): child is Markup => typeof child !== 'string' && child.key === key,
  );
  return String(found?.attributes['class'] ?? 'not there');
};

describe('the machine as data', () => {
  it('has every transition under an id of its own', () => {
    expect(new Set(chart.edges.map(({ id }) => id)).size).toBe(chart.edges.length);
  });

  it('lists what is followed although nothing allows it', () => {
    const fallbacks = chart.edges.filter(({ kind }) => kind === 'fallback');
    expect(fallbacks).toHaveLength(17);
    expect(
      fallbacks.every(({ source, actions }) => source === 'agent' && actions.includes('unexpected')),
    ).toBe(true);
    expect(chart.edges.filter(({ source, kind }) => source !== 'agent' && kind === 'fallback')).toEqual([]);
  });

  it('has each legal transition on exactly one line', () => {
    const drawn = chartLines(chart).flatMap(({ edges }) => edges.map(({ id }) => id));
    expect([...drawn].sort()).toEqual(
      chart.edges
        .filter(({ kind }) => kind === 'legal')
        .map(({ id }) => id)
        .sort(),
    );
  });
});

describe.each(directions)('the layout %s', (direction) => {
  const { boxes, curves } = agentGeometry[direction];
  const area = (id: string) => boxes[id] ?? [0, 0, 0, 0];

  it('has a place for every state, inside the state around it', () => {
    expect(Object.keys(boxes).sort()).toEqual(chart.states.map(({ id }) => id).sort());
    for (const { id, parent } of chart.states) {
      if (parent === null) continue;
      const [[x, y, w, h], [px, py, pw, ph]] = [area(id), area(parent)];
      expect([id, x >= px && y >= py && x + w <= px + pw && y + h <= py + ph]).toEqual([id, true]);
    }
  });

  it('lets no two states cover each other', () => {
    for (const one of leaves) {
      for (const other of leaves) {
        if (one === other) continue;
        const [[x, y, w, h], [ox, oy, ow, oh]] = [area(one), area(other)];
        expect([one, other, x < ox + ow && ox < x + w && y < oy + oh && oy < y + h]).toEqual([
          one,
          other,
          false,
        ]);
      }
    }
  });

  it('leads each line from its state to its state', () => {
    const touches = (id: string, x = Number.NaN, y = Number.NaN) => {
      const [left, top, w, h] = area(id);
      const inside = x >= left - 0.5 && x <= left + w + 0.5 && y >= top - 0.5 && y <= top + h + 0.5;
      const onEdge = [x - left, left + w - x, y - top, top + h - y].some((gap) => Math.abs(gap) < 0.5);
      return inside && onEdge;
    };
    for (const { key, shape, source, target } of chartLines(chart)) {
      const curve = curveOf(agentGeometry[direction], source, target);
      if (shape === 'join' || shape === 'again') continue;
      if (curve === undefined) throw new Error(`no curve for ${key}`);
      expect([key, touches(source, curve[0], curve[1])]).toEqual([key, true]);
      expect([key, touches(target, curve.at(-2), curve.at(-1))]).toEqual([key, true]);
    }
    expect(Object.values(curves).flat().every(Number.isFinite)).toBe(true);
  });
});

type Area = readonly [number, number, number, number];

const isOver = ([x, y, w, h]: Area, [ox, oy, ow, oh]: Area) =>
  x < ox + ow - 0.1 && ox < x + w - 0.1 && y < oy + oh - 0.1 && oy < y + h - 0.1;

/** Every rectangle of a part of the drawing that is named by a key. */
const rects = (drawn: readonly Markup[], part: string): readonly (readonly [string, Area])[] =>
  (drawn.find(({ key }) => key === part)?.children ?? []).flatMap((child) => {
    if (typeof child === 'string') return [];
    const rect = child.children.find((one): one is Markup => typeof one !== 'string' && one.tag === 'rect');
    const { x, y, width, height } = rect?.attributes ?? {};
    return [[child.key, [Number(x), Number(y), Number(width), Number(height)] as Area] as const];
  });

describe.each(directions)('labels, %s', (direction) => {
  const paths = chart.states.filter(({ children }) => children.length === 0).map(({ path }) => path);
  const views = chart.edges.flatMap((edge) => {
    const targets = edge.target === null ? [] : chart.states.filter(({ id }) => id === edge.target);
    return paths.flatMap((before) => {
      const after = edge.target === null ? before : (targets[0]?.path ?? before);
      const entered = paths.find((path) => path.join('.').startsWith(after.join('.'))) ?? after;
      return [{ before, active: entered, taken: [edge.id], edge }];
    });
  });

  it('cover neither a state nor each other nor the head of an arrow, and what was taken is always named', () => {
    for (const { edge, ...view } of views) {
      const drawn = drawChart({
        ...plainView,
        ...view,
        direction,
        labels: 'next',
        isWarned: edge.kind === 'fallback',
      });
      const labels = rects(drawn, 'labels');
      const leavesDrawn = rects(drawn, 'leaves');
      const covered = labels.flatMap(([key, area], index) => [
        ...leavesDrawn.filter(([, leaf]) => isOver(area, leaf)).map(([id]) => `${key} covers ${id}`),
        ...labels
          .slice(index + 1)
          .filter(([, other]) => isOver(area, other))
          .map(([other]) => `${key} covers ${other}`),
      ]);
      expect(covered).toEqual([]);
      const isDrawn = ['ways', 'rare'].some((part) =>
        drawn
          .find(({ key }) => key === part)
          ?.children.some(
            (child) => typeof child !== 'string' && String(child.attributes['class']).includes('is-taken'),
          ),
      );
      const isNamed = labels.some(([key]) => {
        const label = drawn
          .find((part) => part.key === 'labels')
          ?.children.find((child): child is Markup => typeof child !== 'string' && child.key === key);
        return String(label?.attributes['class']).includes('is-taken');
      });
      expect([edge.id, view.before.join('.'), isNamed]).toEqual([edge.id, view.before.join('.'), isDrawn]);
    }
  });
});

describe('the drawing', () => {
  it('marks where the agent is and how it got there', () => {
    const view = {
      active: ['rest', 'onTime'],
      before: ['idle'],
      taken: ['agent.idle:rest.started:0'],
    };
    expect(classesOf(view, 'leaves', 'agent.rest.onTime')).toContain('is-leaf');
    expect(classesOf(view, 'compounds', 'agent.rest')).toContain('is-active');
    expect(classesOf(view, 'leaves', 'agent.idle')).not.toContain('is-active');
    expect(classesOf(view, 'ways', 'agent.idle>agent.rest')).toContain('is-taken');
    expect(classesOf(view, 'ways', 'agent.rest>agent.signedOut')).toContain('is-next');
    expect(classesOf(view, 'ways', 'agent.wrapUp>agent.idle')).toBe('way');
  });

  it('draws a followed fallback as a way of its own, and only then', () => {
    const taken = ['agent:rest.ended:0'];
    const view = { active: ['idle'], before: ['busy'], taken, isWarned: true };
    expect(classesOf(view, 'rare', 'taken agent:rest.ended:0')).toBe('way is-taken is-fallback is-warned');
    expect(classesOf({ ...view, taken: [] }, 'rare', 'taken agent:rest.ended:0')).toBe('not there');
  });

  it('shows a transition that is pointed at and has no line', () => {
    const view = { active: ['idle'], focus: 'agent:call.held:0' };
    expect(classesOf(view, 'rare', 'shown agent:call.held:0')).toBe('way is-next is-fallback');
    expect(classesOf(view, 'leaves', 'agent.occupied.talking.held')).not.toContain('is-dim');
    expect(classesOf(view, 'leaves', 'agent.busy')).toContain('is-dim');
  });

  it('describes a transition that stays on the state itself', () => {
    const view = { active: ['idle'], before: ['idle'], taken: ['agent.idle:agent.idle:0'] };
    expect(classesOf(view, 'leaves', 'agent.idle')).toContain('is-confirmed');
  });

  it.each([{}, { theme: 'dark' }, { direction: 'TB', labels: 'all', showFallbacks: true }] as const)(
    'is SVG that stands alone: %j',
    (options) => {
      const svg = statechartSvg(options);
      const open = [...svg.matchAll(/<([a-z]+)(?=[ >])[^>]*(?<!\/)>/gi)].map(([, tag]) => tag).sort();
      const closed = [...svg.matchAll(/<\/([a-z]+)>/gi)].map(([, tag]) => tag).sort();
      expect(open).toEqual(closed);
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /https?:|href|url\(|@import|script|NaN|undefined/,
      );
      for (const { name, parent } of chart.states)
        if (parent !== null) expect(svg).toContain(`>${name}</text>`);
    },
  );

  it('leaves out the head of the way back while a way was just taken', () => {
    const view = { active: ['idle'], before: ['signedOut'], taken: ['agent.signedOut:agent.idle:0'] };
    expect(classesOf(view, 'ways', 'agent.signedOut>agent.idle')).toContain('is-taken');
    const back = { active: ['rest', 'onTime'], before: ['idle'], taken: ['agent.idle:rest.started:0'] };
    expect(classesOf(back, 'ways', 'agent.rest>agent.idle')).toBe('not there');
  });

  it('shows what stays as a loop with its name', () => {
    const view = { active: ['idle'], before: ['idle'], taken: ['agent.idle:agent.idle:0'] };
    expect(classesOf(view, 'rare', 'taken agent.idle:agent.idle:0')).toContain('is-taken');
    expect(classesOf(view, 'labels', 'label taken agent.idle:agent.idle:0')).toContain('is-taken');
  });

  it('names the newest warning on its way, also after the event itself', () => {
    const warnedWays = [
      { source: 'agent.busy', target: 'agent.idle', count: 2, newest: 'rest.ended' },
      { source: 'agent.rest', target: 'agent.busy', count: 1 },
    ];
    const view = { active: ['busy'], warnedWays };
    expect(classesOf(view, 'labels', 'label warned agent.busy>agent.idle')).toContain('is-warned');
    expect(classesOf(view, 'labels', 'label warned agent.rest>agent.busy')).toBe('not there');
  });

  it('is Mermaid text too', () => {
    const text = statechartMermaid(['rest', 'onTime']);
    expect(text).toMatch(/^stateDiagram-v2\n/);
    expect(text).toContain('  idle --> occupied_ringing : call.reserved, phone.ringing, call.ringing');
    expect(text).toContain('class rest_onTime active');
    expect(text.split('{').length).toBe(text.split('}').length);
  });
});
