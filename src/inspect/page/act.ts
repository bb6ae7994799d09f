import { machineChart } from '../../chart/machine-chart.ts';
import { statechartMermaid } from '../../chart/statechart-mermaid.ts';
import { statechartSvg } from '../../chart/statechart-svg.ts';
import { saveFile } from '../../doors/save-file.ts';
import { viewOf } from '../render/chart-pane.ts';
import { createLog } from '../session/log.ts';
import type { LogFilter } from '../session/log-rows.ts';
import { tryEvent } from '../session/sandbox.ts';
import { readSession, writeSession } from '../session/session-file.ts';
import { openSandbox, type Sandbox, type Stride, shownRecord, stepFrom, type Ui } from '../session/ui.ts';
import type { Desk } from './desk.ts';
import { askForFile, handOut } from './hand-out.ts';
import { paintChart } from './paint-chart.ts';

type Action = (desk: Desk, what: string, event?: MouseEvent) => void;

const select = (desk: Desk, seq: number): void => {
  desk.set({ selected: seq, sandbox: null });
  desk.reveal(seq);
};

const step = (desk: Desk, stride: Stride): boolean => {
  const next = stepFrom(desk.log(), desk.ui(), stride);
  if (next === null || next === desk.ui().selected) return false;
  select(desk, next);
  return true;
};

const tryEdge = (desk: Desk, edgeId: string): void => {
  const edge = machineChart().edges.find(({ id }) => id === edgeId);
  const record = shownRecord(desk.log(), desk.ui());
  if (edge === undefined || record === undefined) return;
  const sandbox: Sandbox | null = desk.ui().sandbox ?? openSandbox(desk.log(), record.seq);
  if (sandbox === null) return;
  const copy = sandbox.trials.at(-1)?.copy ?? sandbox.start;
  desk.set({
    isPlaying: false,
    selected: record.seq,
    focus: null,
    sandbox: { ...sandbox, trials: [...sandbox.trials, tryEvent(copy, edge.event, edge)] },
  });
  desk.shadow.querySelector('.panel-next')?.scrollTo(0, 0);
};

const tell = (desk: Desk, done: Promise<string>): void => {
  done.then(
    (notice) => desk.set({ notice }),
    () => desk.set({ notice: 'That did not work' }),
  );
};

const page = ({ shadow }: Desk): Document => shadow.ownerDocument;

const copyChart = async (desk: Desk, form: string): Promise<string> => {
  const { ui, log } = { ui: desk.ui(), log: desk.log() };
  const view = viewOf(shownRecord(log, ui), log, { ...ui, focus: null }, 'LR');
  if (form === 'Mermaid') {
    const text = new Blob([statechartMermaid(view.active ?? [])], { type: 'text/plain' });
    return handOut(page(desk), 'statechart.mmd', text);
  }
  if (form === 'SVG') {
    return handOut(page(desk), 'statechart.svg', new Blob([statechartSvg(view)], { type: 'text/plain' }));
  }
  const chart = desk.shadow.querySelector<SVGSVGElement>('svg.chart');
  const ground = getComputedStyle(desk.shadow.host).getPropertyValue('background-color');
  const picture = chart && paintChart(chart, ground);
  return picture === null ? 'That did not work' : handOut(page(desk), 'statechart.png', picture);
};

const open = async (desk: Desk): Promise<string> => {
  const file = await askForFile(page(desk));
  if (file === null) return '';
  const { kind, records, skipped } = readSession(file.text);
  if (records.length === 0) return `${file.name} holds nothing that can be read`;
  const log = createLog(records.length);
  log.add(records);
  desk.use(log, file.name);
  const left = skipped === 0 ? '' : `, ${skipped} lines skipped`;
  return `${kind === 'session' ? 'Session' : 'Recording'} of ${records.length} records${left}`;
};

const save = (desk: Desk): void => {
  const now = Date.now();
  const text = writeSession(desk.log().records(), now);
  const name = `agent-${new Date(now).toISOString().slice(0, 19).replace(/[:T]/g, '-')}.session.ndjson`;
  saveFile(page(desk), name, new Blob([text], { type: 'application/x-ndjson' }));
  desk.set({ notice: `Saved ${name}` });
};

const actions: { readonly [does: string]: Action } = {
  select: (desk, seq) => {
    desk.set({ isPlaying: false });
    select(desk, Number(seq));
  },
  band: (desk, _, event) => {
    const band = desk.shadow.querySelector('.band')?.getBoundingClientRect();
    const records = desk.log().records();
    if (band === undefined || event === undefined || records.length === 0) return;
    const part = (event.clientX - band.left) / band.width;
    const record = records[Math.min(records.length - 1, Math.max(0, Math.floor(part * records.length)))];
    if (record !== undefined) select(desk, record.seq);
  },
  live: (desk) => {
    desk.set({ selected: null, sandbox: null, isPlaying: false });
    desk.follow();
  },
  end: (desk) => desk.follow(),
  step: (desk, stride) => {
    desk.set({ isPlaying: false });
    step(desk, stride as Stride);
  },
  play: (desk) => {
    const { isPlaying, selected } = desk.ui();
    const isAtEnd = selected === null || selected === desk.log().records().at(-1)?.seq;
    if (!isPlaying && isAtEnd) step(desk, 'first');
    desk.set({ isPlaying: !isPlaying });
  },
  tick: (desk) => {
    if (!step(desk, 'on')) desk.set({ isPlaying: false });
  },
  pin: (desk) => {
    const record = shownRecord(desk.log(), desk.ui());
    const { pinned } = desk.ui();
    desk.set({ pinned: record === undefined || pinned === record.seq ? null : record.seq });
  },
  filter: (desk, which) => desk.set({ filter: which as LogFilter }),
  toggleFindings: (desk) => desk.set({ filter: desk.ui().filter === 'findings' ? 'all' : 'findings' }),
  fallbacks: (desk) => desk.set({ showFallbacks: !desk.ui().showFallbacks }),
  tab: (desk, tab) => desk.set({ tab: tab as Ui['tab'] }),
  menu: (desk) => desk.set({ menu: !desk.ui().menu }),
  search: (desk) => desk.shadow.querySelector('input')?.focus(),
  try: (desk, edge) => tryEdge(desk, edge),
  undo: (desk) => {
    const { sandbox } = desk.ui();
    if (sandbox !== null) desk.set({ sandbox: { ...sandbox, trials: sandbox.trials.slice(0, -1) } });
  },
  leave: (desk) => desk.set({ sandbox: null }),
  escape: (desk) => {
    const { menu, sandbox, query, filter } = desk.ui();
    if (menu) desk.set({ menu: false });
    else if (sandbox !== null) desk.set({ sandbox: null });
    else if (query !== '' || filter !== 'all') desk.set({ query: '', filter: 'all' });
    else actions['live']?.(desk, '');
  },
  copyChart: (desk, form) => tell(desk, copyChart(desk, form)),
  copyRecord: (desk) => {
    const record = shownRecord(desk.log(), desk.ui());
    if (record === undefined) return;
    const text = new Blob([JSON.stringify(record, null, 2)], { type: 'text/plain' });
    tell(desk, handOut(page(desk), `record-${record.seq}.json`, text));
  },
  open: (desk) => tell(desk, open(desk)),
  save,
  closeFile: (desk) => desk.use(null, null),
};

/** Does what a button, a key or the player asks for. Unknown names do nothing. */
export const act = (desk: Desk, does: string, what: string, event?: MouseEvent): void => {
  if (Object.hasOwn(actions, does)) actions[does]?.(desk, what, event);
};
