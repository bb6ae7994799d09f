import { element, type Markup } from '../../chart/markup.ts';
import type { Run } from '../channel/receive-broadcast.ts';
import type { Log } from '../session/log.ts';
import { recordBefore, shownRecord, type Ui } from '../session/ui.ts';
import { directionFor, showChart, viewOf } from './chart-pane.ts';
import { icon } from './icons.ts';
import { drawnLines, showLines } from './log-list.ts';
import type { Memoize } from './memoize.ts';
import { showBand } from './show-band.ts';
import { showFilter } from './show-filter.ts';
import { showHead } from './show-head.ts';
import { showNext } from './show-next.ts';
import { showRecord } from './show-record.ts';
import { rowHeight } from './show-row.ts';
import { showSteps } from './show-steps.ts';
import { button, pathText, stateChip } from './words.ts';

/** Everything the page is made of. */
export interface PageParts {
  readonly log: Log;
  readonly ui: Ui;
  readonly title: string;
  /** The state of the link to the bar, as last reported. */
  readonly link: string | null;
  /** The pages whose agents can be looked at, and the one that is. */
  readonly runs: readonly Run[];
  readonly run: string | null;
  /** The scroll position of the log, and its height, px. */
  readonly scroll: { readonly top: number; readonly height: number };
  /** The room for the chart, px. */
  readonly chartBox: { readonly width: number; readonly height: number };
  /** The log stays at its end. */
  readonly isFollowing: boolean;
  /** The parts that are shown: everything, or the chart alone with the steps under it. */
  readonly parts?: 'all' | 'chart';
}

const tabText: { readonly [Tab in Ui['tab']]: string } = {
  log: 'Log',
  record: 'Record',
  next: 'What can happen next',
};

const pane = (key: string, name: string, label: string, ...children: readonly Markup[]): Markup =>
  element('section', { 'data-key': key, class: name, 'aria-label': label }, ...children);

const waiting = (): Markup =>
  element(
    'p',
    { 'data-key': 'empty', class: 'empty' },
    element('b', {}, 'Waiting for an agent'),
    'A page shows its agent here with broadcast(agent).',
  );

const copyTag = (path: readonly string[]): Markup =>
  element('span', { 'data-key': 'copy', class: 'sandbox-tag' }, icon('flask'), 'What if', stateChip(path));

const tabs = (ui: Ui): Markup =>
  element(
    'nav',
    { 'data-key': 'tabs', class: 'tabs', role: 'tablist' },
    ...(['log', 'record', 'next'] as const).map((tab) =>
      button(
        'tab',
        tabText[tab],
        {
          'data-with': tab,
          class: `tab-${tab}`,
          role: 'tab',
          'aria-selected': ui.tab === tab ? 'true' : 'false',
        },
        tabText[tab],
      ),
    ),
  );

/** The whole inspector, as a function of what it shows. */
export const showPage = (parts: PageParts, memoize: Memoize): readonly Markup[] => {
  const { log, ui, scroll, chartBox, isFollowing } = parts;
  const records = log.records();
  const rows = log.rows();
  const record = shownRecord(log, ui);
  const seq = record?.seq ?? null;
  const index = seq === null ? -1 : log.indexOf(seq);
  const before = seq === null ? undefined : recordBefore(log, seq);
  const pinned = ui.pinned === null ? -1 : log.indexOf(ui.pinned);
  const direction = directionFor(chartBox);
  const isBehind = ui.selected === null && !isFollowing;
  const unseen = isBehind
    ? rows.slice(Math.ceil((scroll.top + scroll.height) / rowHeight)).filter(({ kind }) => kind !== 'rest')
        .length
    : 0;
  const shown = ui.sandbox === null ? seq : ui.sandbox.from;

  const chartPane = () => {
    const chart = viewOf(record, log, ui, direction);
    const path = chart.active ?? ['unknown'];
    return pane(
      'chart',
      'pane-chart',
      'Statechart',
      ...(record === undefined ? [waiting()] : []),
      ...(ui.sandbox === null ? [] : [copyTag(path)]),
      ...showChart(chart, ui, chartBox, `The agent is in ${pathText(path)}`),
    );
  };
  const panel = (name: 'record' | 'next', ...children: readonly Markup[]) =>
    element(
      'section',
      { 'data-key': name, class: `panel panel-${name}`, tabindex: 0, 'aria-label': tabText[name] },
      ...children,
    );

  const foot = () =>
    memoize('foot', [log, log.version(), index, pinned, ui.isPlaying], () =>
      element(
        'footer',
        { 'data-key': 'foot', class: 'foot' },
        ...showSteps(records.length, index, ui),
        showBand(records, index, pinned),
      ),
    );
  const chart = () =>
    memoize(
      'chart',
      [log, log.version(), record, direction, ui.sandbox, ui.focus, ui.showFallbacks, ui.camera, chartBox],
      chartPane,
    );
  if (parts.parts === 'chart') return [chart(), foot()];

  const activeRow = seq === null ? null : log.rowOf(seq);
  const drawn = drawnLines(rows.length, scroll);
  /** A row that is scrolled out of sight does not exist in the page, so nothing may refer to it. */
  const isDrawn = (row: number | null): boolean => row !== null && row >= drawn.first && row < drawn.last;

  return [
    element('header', { 'data-key': 'top', class: 'top' }, ...showHead(record, parts)),
    chart(),
    memoize('tabs', [ui.tab], () => tabs(ui)),
    pane(
      'log',
      'pane-log',
      'Log',
      memoize('filter', [log, log.version(), ui.filter, ui.query], () =>
        element('div', { class: 'log-head', 'data-key': 'head' }, ...showFilter(log.counts(), ui)),
      ),
      element(
        'div',
        {
          'data-key': 'list',
          class: 'list',
          role: 'listbox',
          tabindex: 0,
          'aria-label': 'Records',
          'aria-activedescendant': isDrawn(activeRow) ? `row-${activeRow}` : undefined,
        },
        ...(rows.length === 0 && records.length > 0
          ? [element('p', { 'data-key': 'none', class: 'none' }, 'Nothing matches.')]
          : showLines(rows, scroll, ui, shown)),
      ),
      ...(unseen > 0 ? [button('end', 'Go to the newest', { class: 'to-end' }, `↓ ${unseen} more`)] : []),
    ),
    element(
      'div',
      { 'data-key': 'panels', class: 'panels' },
      memoize('record', [record, before, records[pinned], ui.pinned], () =>
        panel('record', ...showRecord(record, before, records[pinned], ui)),
      ),
      memoize('next', [record?.after.join('.'), ui.sandbox, ui.showFallbacks], () =>
        panel('next', ...(record === undefined ? [] : showNext(record.after, ui))),
      ),
    ),
    foot(),
  ];
};
