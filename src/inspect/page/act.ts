import { machineChart } from '../../chart/machine-chart.ts';
import type { LogFilter } from '../session/log-rows.ts';
import { tryEvent } from '../session/sandbox.ts';
import { openSandbox, type Sandbox, type Stride, shownRecord, stepFrom, type Ui } from '../session/ui.ts';
import { copyOrSave } from './copy-or-save.ts';
import { copyChart, open, page, save, showNotice } from './files.ts';
import type { InspectorControl } from './inspector-control.ts';
import { moveChart } from './move-chart.ts';

type Action = (control: InspectorControl, what: string, event?: MouseEvent) => void;

const select = (control: InspectorControl, seq: number): void => {
  control.set({ selected: seq, sandbox: null });
  control.reveal(seq);
};

const step = (control: InspectorControl, stride: Stride): boolean => {
  const next = stepFrom(control.log(), control.ui(), stride);
  if (next === null || next === control.ui().selected) return false;
  select(control, next);
  return true;
};

const tryEdge = (control: InspectorControl, edgeId: string): void => {
  const edge = machineChart().edges.find(({ id }) => id === edgeId);
  const record = shownRecord(control.log(), control.ui());
  if (edge === undefined || record === undefined) return;
  const sandbox: Sandbox | null = control.ui().sandbox ?? openSandbox(control.log(), record.seq);
  if (sandbox === null) return;
  const agent = sandbox.trials.at(-1)?.agent ?? sandbox.start;
  control.set({
    isPlaying: false,
    selected: record.seq,
    focus: null,
    sandbox: { ...sandbox, trials: [...sandbox.trials, tryEvent(agent, edge.event, edge)] },
  });
  control.shadow.querySelector('.panel-next')?.scrollTo(0, 0);
};

const actions: { readonly [does: string]: Action } = {
  select: (control, seq) => {
    control.set({ isPlaying: false });
    select(control, Number(seq));
  },
  // Shift and a click: what is shown now stays as the other side of the comparison.
  compare: (control, seq) => {
    const record = shownRecord(control.log(), control.ui());
    control.set({ isPlaying: false, pinned: record?.seq ?? null });
    select(control, Number(seq));
  },
  band: (control, _, event) => {
    const band = control.shadow.querySelector('.band-box')?.getBoundingClientRect();
    const records = control.log().records();
    if (band === undefined || event === undefined || records.length === 0) return;
    const part = (event.clientX - band.left) / band.width;
    const record = records[Math.min(records.length - 1, Math.max(0, Math.floor(part * records.length)))];
    control.set({ isPlaying: false });
    if (record !== undefined) select(control, record.seq);
  },
  live: (control) => {
    control.set({ selected: null, sandbox: null, isPlaying: false });
    control.follow();
  },
  end: (control) => control.follow(),
  step: (control, stride) => {
    control.set({ isPlaying: false });
    step(control, stride as Stride);
  },
  play: (control) => {
    const { isPlaying, selected } = control.ui();
    const isAtEnd = selected === null || selected === control.log().records().at(-1)?.seq;
    if (!isPlaying && isAtEnd) step(control, 'first');
    control.set({ isPlaying: !isPlaying });
  },
  tick: (control) => {
    if (!step(control, 'on')) control.set({ isPlaying: false });
  },
  pin: (control) => {
    const record = shownRecord(control.log(), control.ui());
    const { pinned } = control.ui();
    control.set({ pinned: record === undefined || pinned === record.seq ? null : record.seq });
  },
  filter: (control, which) => control.set({ filter: which as LogFilter }),
  toggleFindings: (control) =>
    control.set({ filter: control.ui().filter === 'findings' ? 'all' : 'findings' }),
  fallbacks: (control) => control.set({ showFallbacks: !control.ui().showFallbacks }),
  tab: (control, tab) => control.set({ tab: tab as Ui['tab'] }),
  menu: (control) => control.set({ menu: !control.ui().menu }),
  zoom: moveChart.zoom,
  pan: moveChart.pan,
  search: (control) => control.shadow.querySelector('input')?.focus(),
  try: (control, edge) => tryEdge(control, edge),
  undo: (control) => {
    const { sandbox } = control.ui();
    if (sandbox !== null) control.set({ sandbox: { ...sandbox, trials: sandbox.trials.slice(0, -1) } });
  },
  leave: (control) => control.set({ sandbox: null }),
  escape: (control) => {
    const { menu, sandbox, query, filter } = control.ui();
    if (menu) control.set({ menu: false });
    else if (sandbox !== null) control.set({ sandbox: null });
    else if (query !== '' || filter !== 'all') control.set({ query: '', filter: 'all' });
    else actions['live']?.(control, '');
  },
  copyChart: (control, form) => showNotice(control, copyChart(control, form)),
  copyRecord: (control) => {
    const record = shownRecord(control.log(), control.ui());
    if (record === undefined) return;
    const text = new Blob([JSON.stringify(record, null, 2)], { type: 'text/plain' });
    showNotice(control, copyOrSave(page(control), `record-${record.seq}.json`, text));
  },
  open: (control) => showNotice(control, open(control)),
  save,
  closeFile: (control) => control.use([], null),
};

/** Does what a button, a key or the player asks for. Unknown names do nothing. */
export const act = (control: InspectorControl, does: string, what: string, event?: MouseEvent): void => {
  if (Object.hasOwn(actions, does)) actions[does]?.(control, what, event);
};
