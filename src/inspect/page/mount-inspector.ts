import { Subscription } from 'rxjs';
import type { Run } from '../channel/receive-broadcast.ts';
import type { Inspectable } from '../records/inspectable.ts';
import type { InspectionRecord } from '../records/record.ts';
import { createRecords } from '../records/records.ts';
import { createMemo } from '../render/memoize.ts';
import { showPage } from '../render/show-page.ts';
import { createLog, type Log } from '../session/log.ts';
import { firstUi } from '../session/ui.ts';
import { act } from './act.ts';
import { openText } from './files.ts';
import type { InspectorControl, OpenedLog } from './inspector-control.ts';
import type { InspectorOptions, MountedInspector, RecordsSource } from './inspector-options.ts';
import { listen } from './listen.ts';
import { createLogScroll } from './log-scroll.ts';
import { openShadow } from './open-shadow.ts';
import { patchChildren } from './patch.ts';

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
  let frame = 0;
  let player = 0;
  let chartBox = { width: 800, height: 500 };

  const memoize = createMemo();
  const list = () => shadow.querySelector('.list');
  const scroll = createLogScroll(list);
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
      showPage(
        {
          ...{ log, ui, title, link, ...choice, chartBox, parts },
          ...{ scroll: scroll.place(), isFollowing: scroll.isFollowing() },
        },
        memoize,
      ),
    );
    root.dataset['tab'] = ui.tab;
    root.dataset['parts'] = parts;
    root.classList.toggle('waits', log.records().length === 0);
    root.classList.toggle('is-sandbox', ui.sandbox !== null);
    scroll.keepAtEnd(log.rows().length);
    view.clearTimeout(player);
    if (ui.isPlaying) player = view.setTimeout(() => act(control, 'tick', ''), playPace);
  };

  const showLog = (other: Log) => {
    log = other;
    log.wrapAt(scroll.columns());
    log.show(ui.filter, ui.query);
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
      if (ui.selected !== null) scroll.setFollowing(false);
      later();
    },
    use: (logs, file) => {
      opened = logs;
      showLog(logs[0]?.log ?? live);
      scroll.toStart();
      control.set({ file, selected: log.records()[0]?.seq ?? null, pinned: null, sandbox: null });
      if (logs.length === 0) act(control, 'live', '');
    },
    reveal: (seq) => scroll.reveal(log.rowOf(seq)),
    follow: () => {
      scroll.setFollowing(true);
      later();
    },
    choose: (run) => {
      const other = opened.find((one) => one.run === run);
      if (other !== undefined) {
        showLog(other.log);
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
      scroll.measure();
      const isAtEnd = lines.scrollTop + lines.clientHeight >= lines.scrollHeight - 4;
      scroll.setFollowing(isAtEnd && ui.selected === null);
      later();
    },
    { capture: true, passive: true },
  );

  render();
  const sizes = new view.ResizeObserver(() => {
    const box = shadow.querySelector('.chart-box');
    chartBox = { width: box?.clientWidth ?? 0, height: box?.clientHeight ?? 0 };
    scroll.measure();
    log.wrapAt(scroll.columns());
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
