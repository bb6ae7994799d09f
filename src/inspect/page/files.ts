import { statechartMermaid } from '../../chart/statechart-mermaid.ts';
import { statechartSvg } from '../../chart/statechart-svg.ts';
import { saveFile } from '../../doors/save-file.ts';
import type { RecordedAgent } from '../records/records-of-recording.ts';
import { viewOf } from '../render/chart-pane.ts';
import { createLog, type Log } from '../session/log.ts';
import { readSessionInParts, writeSession } from '../session/session-file.ts';
import { shownRecord } from '../session/ui.ts';
import { askForFile, copyOrSave } from './copy-or-save.ts';
import type { InspectorControl } from './inspector-control.ts';
import { paintChart } from './paint-chart.ts';

/** Shows how something ended, once it has. */
export const showNotice = (control: InspectorControl, done: Promise<string>): Promise<void> =>
  done.then(
    (notice) => control.set({ notice }),
    () => control.set({ notice: 'That did not work.' }),
  );

/** The document that the inspector is in. */
export const page = ({ shadow }: InspectorControl): Document => shadow.ownerDocument;

/** Copies the statechart in a form, or lets the browser save it. Returns what to show. */
export const copyChart = async (control: InspectorControl, form: string): Promise<string> => {
  const { ui, log } = { ui: control.ui(), log: control.log() };
  const view = viewOf(shownRecord(log, ui), log, { ...ui, focus: null }, 'LR');
  if (form === 'Mermaid') {
    const text = new Blob([statechartMermaid(view.active ?? [])], { type: 'text/plain' });
    return copyOrSave(page(control), 'statechart.mmd', text);
  }
  if (form === 'SVG') {
    return copyOrSave(
      page(control),
      'statechart.svg',
      new Blob([statechartSvg(view)], { type: 'text/plain' }),
    );
  }
  const chart = control.shadow.querySelector<SVGSVGElement>('svg.chart');
  const ground = getComputedStyle(control.shadow.host).getPropertyValue('background-color');
  const picture = chart && paintChart(chart, ground);
  return picture === null ? 'That did not work.' : copyOrSave(page(control), 'statechart.png', picture);
};

const logOf = ({ records }: RecordedAgent): Log => {
  const log = createLog(records.length);
  log.add(records);
  return log;
};

const read = async (
  control: InspectorControl,
  file: { readonly name: string; readonly text: string },
): Promise<string> => {
  control.set({ notice: `Reading ${file.name} …` });
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  const { kind, records, agents, skipped } = await readSessionInParts(file.text, pause);
  if (records.length === 0) return `Nothing in ${file.name} can be read.`;
  control.use(
    agents.map((agent, index) => ({ run: String(index), name: agent.workNo ?? 'agent', log: logOf(agent) })),
    file.name,
  );
  const left = skipped === 0 ? '' : `, ${skipped} lines skipped`;
  const of = agents.length === 1 ? '' : ` of ${agents.length} agents`;
  return `${kind === 'session' ? 'Session' : 'Recording'} of ${records.length} records${of}${left}`;
};

/** Lets a person choose a file, and shows it. Returns what to show. */
export const open = async (control: InspectorControl): Promise<string> => {
  const file = await askForFile(page(control));
  return file === null ? '' : read(control, file);
};

/** Shows a recording or a saved session in place of the agent. */
export const openText = (control: InspectorControl, name: string, text: string): Promise<void> =>
  showNotice(control, read(control, { name, text }));

/** Saves the records as a session. */
export const save = (control: InspectorControl): void => {
  const now = Date.now();
  const text = writeSession(control.log().records(), now);
  const name = `agent-${new Date(now).toISOString().slice(0, 19).replace(/[:T]/g, '-')}.session.ndjson`;
  saveFile(page(control), name, new Blob([text], { type: 'application/x-ndjson' }));
  control.set({ notice: `Saved ${name}` });
};
