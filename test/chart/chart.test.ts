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

  it('tells what is followed although nothing allows it', () => {
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
    expect(classesOf(view, 'ways', 'agent.rest>agent.idle')).toContain('is-next');
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

  it('says a transition that stays on the state itself', () => {
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

  it('is Mermaid text too', () => {
    const text = statechartMermaid(['rest', 'onTime']);
    expect(text).toMatch(/^stateDiagram-v2\n/);
    expect(text).toContain('  idle --> occupied_ringing : call.reserved, phone.ringing, call.ringing');
    expect(text).toContain('class rest_onTime active');
    expect(text.split('{').length).toBe(text.split('}').length);
  });
});
