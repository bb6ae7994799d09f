import { Subscription } from 'rxjs';
import type { Receiver, Run } from '../channel/receive-broadcast.ts';
import type { Inspectable } from '../records/inspectable.ts';
import type { InspectionRecord } from '../records/record.ts';
import { createRecords, type Records } from '../records/records.ts';
import { createMemo } from '../render/memoize.ts';
import { showPage } from '../render/show-page.ts';
import { rowHeight } from '../render/show-row.ts';
import { createLog } from '../session/log.ts';
import { firstUi } from '../session/ui.ts';
import { act, openText } from './act.ts';
import type { InspectorControl, OpenedLog } from './inspector-control.ts';
import { listen } from './listen.ts';
import { openShadow, type Theme } from './open-shadow.ts';
import { patchChildren } from './patch.ts';

/** The source of an inspector's records: the result of `createRecords` or `receiveBroadcast`. */
export type RecordsSource = Pick<Records, 'records$'> & Partial<Omit<Receiver, 'take' | 'close'>>;

/** The settings of an inspector. */
export interface InspectorOptions {
  /** `auto`, the default, follows the page around. */
  readonly theme?: Theme;
  /** The title in its head; `Agent inspector` when left out. */
  readonly title?: string;
  /** The most records that it holds; 10 000 when left out. */
  readonly limit?: number;
  /** `all`, the default, or `chart`: only the statechart with the steps through the records under it. */
  readonly parts?: 'all' | 'chart';
}

/** An inspector that is there. */
export interface MountedInspector {
  /** Gives the keyboard to its log. */
  readonly focus: () => void;
  /** Shows the record with this `seq`, or with `null` always the newest. */
  readonly show: (seq: number | null) => void;
  /** Shows a recording, or a session that was saved, in place of the agent. */
  readonly open: (name: string, text: string) => void;
  /** Takes it away: element, listeners, and the recording it started. */
  readonly unmount: () => void;
}

/** The pause between two records while they are played, ms. */
const playPace = 500;

const isSource = (given: Inspectable | RecordsSource): given is RecordsSource => 'records$' in given;

/**
 * Puts an inspector into an element of a page: the live statechart, the log with its findings, what can
 * happen next, what changed. It only looks; nothing done in it reaches the agent. It lives in a shadow root
 * with a constructed style sheet, loads nothing, and works under a strict content security policy.
 *
 * Give the element a height. The inspector fits itself to any width.
 *
 * @param source an agent, or records of one.
 *
 * @example
 * ```ts
 * import type { Agent } from 'ccbar-agent';
 * import { mountInspector } from 'ccbar-agent/inspect';
 *
 * const dock = (agent: Agent, element: HTMLElement) => mountInspector(element, agent);
 * ```
 */
export const mountInspector = (
  host: Element,
  source: Inspectable | RecordsSource,
  { theme = 'auto', title = 'Agent inspector', limit = 10_000, parts = 'all' }: InspectorOptions = {},
): MountedInspector => {
  const view = host.ownerDocument.defaultView ?? window;
  const { outer, shadow, root } = openShadow(host, theme);

  const live = createLog(limit);
  let log = live;
  let ui = firstUi;
  let link: string | null = null;
  let runs: readonly Run[] = [];
  let opened: readonly OpenedLog[] = [];
  let isFollowing = true;
  let frame = 0;
  let player = 0;
  let scroll = { top: 0, height: 400 };
  let chartBox = { width: 800, height: 500 };

  const memoize = createMemo();
  const list = () => shadow.querySelector('.list');
  const later = () => {
    if (frame === 0) frame = view.requestAnimationFrame(render);
  };
  const render = () => {
    frame = 0;
    if (log.showMore()) later();
    const followed = 'followed' in source ? (source.followed?.() ?? null) : null;
    const choice =
      opened.length === 0
        ? { runs, run: followed }
        : { runs: opened, run: opened.find((one) => one.log === log)?.run ?? null };
    patchChildren(
      root,
      showPage({ ...{ log, ui, title, link }, ...choice, scroll, chartBox, isFollowing, parts }, memoize),
    );
    root.dataset['tab'] = ui.tab;
    root.dataset['parts'] = parts;
    root.classList.toggle('waits', log.records().length === 0);
    root.classList.toggle('is-sandbox', ui.sandbox !== null);
    const lines = list();
    const bottom = log.rows().length * rowHeight;
    if (lines !== null && isFollowing && lines.scrollTop + lines.clientHeight < bottom)
      lines.scrollTop = bottom;
    view.clearTimeout(player);
    if (ui.isPlaying) player = view.setTimeout(() => act(control, 'tick', ''), playPace);
  };

  const control: InspectorControl = {
    shadow,
    log: () => log,
    ui: () => ui,
    chartBox: () => chartBox,
    set: (change) => {
      const before = ui;
      ui = { ...ui, notice: null, ...change };
      if (ui.filter !== before.filter || ui.query !== before.query) log.show(ui.filter, ui.query);
      if (ui.selected !== null) isFollowing = false;
      later();
    },
    use: (logs, file) => {
      opened = logs;
      log = logs[0]?.log ?? live;
      log.show(ui.filter, ui.query);
      scroll = { ...scroll, top: 0 };
      list()?.scrollTo(0, 0);
      control.set({ file, selected: log.records()[0]?.seq ?? null, pinned: null, sandbox: null });
      if (logs.length === 0) act(control, 'live', '');
    },
    reveal: (seq) => {
      const [row, lines] = [log.rowOf(seq), list()];
      if (row < 0 || lines === null) return;
      const top = row * rowHeight;
      if (top < lines.scrollTop) lines.scrollTop = top - rowHeight;
      if (top + rowHeight > lines.scrollTop + lines.clientHeight) {
        lines.scrollTop = top + 2 * rowHeight - lines.clientHeight;
      }
    },
    follow: () => {
      isFollowing = true;
      later();
    },
    choose: (run) => {
      const other = opened.find((one) => one.run === run);
      if (other !== undefined) {
        log = other.log;
        log.show(ui.filter, ui.query);
        control.set({ selected: log.records()[0]?.seq ?? null, pinned: null, sandbox: null });
        control.reveal(ui.selected ?? 0);
        return;
      }
      if ('follow' in source) source.follow?.(run);
    },
  };
  listen(root, control);
  root.addEventListener(
    'scroll',
    ({ target }) => {
      const lines = list();
      if (lines === null || target !== lines) return;
      scroll = { top: lines.scrollTop, height: lines.clientHeight };
      const isAtEnd = lines.scrollTop + lines.clientHeight >= lines.scrollHeight - 4;
      isFollowing = isAtEnd && ui.selected === null;
      later();
    },
    { capture: true, passive: true },
  );

  render();
  const sizes = new view.ResizeObserver(() => {
    const box = shadow.querySelector('.chart-box');
    chartBox = { width: box?.clientWidth ?? 0, height: box?.clientHeight ?? 0 };
    scroll = { ...scroll, height: list()?.clientHeight ?? 0 };
    later();
  });
  for (const watched of shadow.querySelectorAll('.chart-box,.list')) sizes.observe(watched);

  const take = (record: InspectionRecord) => {
    const reported = record.kind === 'link' || record.kind === 'start' ? record.payload?.['link'] : undefined;
    if (typeof reported === 'string') link = reported;
    live.add([record]);
    later();
  };
  const own = isSource(source) ? null : createRecords(source, { limit });
  const { records$, reset$, runs$ }: RecordsSource = own ?? (source as RecordsSource);
  const life = new Subscription();
  life.add(
    reset$?.subscribe(() => {
      live.clear();
      link = null;
      if (ui.file === null) act(control, 'live', '');
    }),
  );
  life.add(
    runs$?.subscribe((now) => {
      runs = now;
      later();
    }),
  );
  life.add(records$.subscribe(take));

  return {
    focus: () => shadow.querySelector<HTMLElement>('.list')?.focus(),
    show: (seq) => {
      if (seq === null) act(control, 'live', '');
      else act(control, 'select', String(seq));
    },
    open: (name, text) => openText(control, name, text),
    unmount: () => {
      life.unsubscribe();
      own?.stop();
      sizes.disconnect();
      view.clearTimeout(player);
      view.cancelAnimationFrame(frame);
      frame = -1;
      outer.remove();
    },
  };
};
