import { machineChart } from '../../chart/machine-chart.ts';
import { element, type Markup } from '../../chart/markup.ts';
import type { InspectionRecord, Json, RecordedFinding } from '../records/record.ts';
import { type Change, changesBetween, flatSituation } from '../session/changes.ts';
import { isMove } from '../session/log-rows.ts';
import type { Ui } from '../session/ui.ts';
import { icon } from './icons.ts';
import { titleOf } from './show-row.ts';
import { badgesOf, button, dayAndTime, fieldText, names, stateChip } from './words.ts';

const section = (key: string, title: string, ...children: readonly Markup[]): Markup =>
  element('section', { 'data-key': key }, element('h3', {}, title), ...children);

const field = (name: string, value: Json | undefined): Markup =>
  element(
    'div',
    { 'data-key': name, class: 'field' },
    element('dt', {}, name),
    element('dd', { class: value === null ? 'is-null' : undefined }, fieldText(name, value)),
  );

const finding = ({ id, level, message, expected, received, count }: RecordedFinding): Markup =>
  element(
    'article',
    { 'data-key': `${id} ${message}`, class: `finding is-${level}` },
    element(
      'header',
      {},
      icon(level),
      element('b', {}, id),
      ...(count > 1 ? [element('span', { class: 'times' }, `×${count}`)] : []),
    ),
    element('p', {}, message),
    element('dl', { class: 'fields' }, field('expected', expected), field('received', received)),
  );

const edgeLine = (id: string): Markup | null => {
  const edge = machineChart().edges.find((one) => one.id === id);
  if (edge === undefined) return null;
  const { source, event, target, guard, description, kind } = edge;
  const short = (state: string) => state.replace(/^agent\.?/, '') || 'anywhere';
  return element(
    'div',
    { 'data-key': id, 'data-focus': id, class: names('edge', kind === 'fallback' && 'is-fallback') },
    element(
      'code',
      {},
      `${short(source)} `,
      element('span', { class: 'arrow' }, `─ ${event}${guard === null ? '' : ` [${guard}]`} → `),
      target === null ? 'stays' : short(target),
    ),
    ...(description === '' ? [] : [element('p', {}, description)]),
  );
};

const change = ({ path, before, after }: Change): Markup =>
  element(
    'div',
    { 'data-key': path, class: 'change' },
    element('dt', {}, path),
    element(
      'dd',
      {},
      element('del', {}, fieldText(path, before)),
      element('span', { class: 'arrow' }, ' → '),
      element('ins', {}, fieldText(path, after)),
    ),
  );

const changes = (
  record: InspectionRecord,
  other: InspectionRecord | undefined,
  isPinned: boolean,
): Markup => {
  const list = other === undefined ? [] : changesBetween(other.situation, record.situation);
  const since = other === undefined ? '' : isPinned ? `pinned #${other.seq}` : `#${other.seq}`;
  return section(
    'changes',
    other === undefined ? 'Changes' : `Changed since ${since}`,
    list.length === 0
      ? element('p', { class: 'faint' }, other === undefined ? 'There is nothing before it.' : 'Nothing.')
      : element('dl', { class: 'changes' }, ...list.map(change)),
  );
};

/** Everything about one record: what came, what it did, what was found, and what changed. */
export const showRecord = (
  record: InspectionRecord | undefined,
  before: InspectionRecord | undefined,
  pinned: InspectionRecord | undefined,
  ui: Ui,
): readonly Markup[] => {
  if (record === undefined) return [element('p', { class: 'faint' }, 'No record yet.')];
  const { seq, at, type, outcome, findings, payload, edges, about, situation } = record;
  const payloadFields = Object.entries(payload ?? {});
  const isPinned = ui.pinned === seq;
  return [
    element(
      'header',
      { 'data-key': 'head', class: 'record-head' },
      element('h2', { title: record.id ?? record.kind }, ...titleOf(record)),
      button(
        'pin',
        isPinned ? 'Unpin (c)' : 'Pin, to compare others with it (c)',
        {
          class: names('quiet', isPinned && 'is-on'),
          'aria-pressed': isPinned ? 'true' : 'false',
        },
        icon('pin'),
      ),
      button('copyRecord', 'Copy this record as JSON', { class: 'quiet' }, icon('copy')),
    ),
    element(
      'p',
      { 'data-key': 'facts', class: 'facts' },
      element('span', {}, `#${seq}`),
      element('time', {}, dayAndTime(at)),
      ...(type === null ? [] : [element('code', {}, type)]),
      ...(outcome === null ? [] : [element('span', { class: `outcome is-${outcome}` }, outcome)]),
    ),
    element(
      'p',
      { 'data-key': 'move', class: 'move' },
      ...(isMove(record)
        ? [stateChip(record.before, 'before'), element('span', { class: 'arrow' }, '→')]
        : []),
      stateChip(record.after, 'after'),
      ...(isMove(record) ? [] : [element('span', { class: 'faint' }, 'unchanged')]),
      ...badgesOf(situation),
    ),
    ...findings.map(finding),
    ...(about === null
      ? []
      : [
          element(
            'p',
            { 'data-key': 'about' },
            button('select', `About #${about}`, { 'data-with': about, class: 'link' }),
          ),
        ]),
    ...(edges.length === 0
      ? []
      : [section('edges', 'Transition', ...edges.map(edgeLine).filter((line) => line !== null))]),
    changes(record, pinned !== undefined && !isPinned ? pinned : before, pinned !== undefined && !isPinned),
    ...(payloadFields.length === 0
      ? []
      : [
          section(
            'payload',
            'Payload, masked',
            element('dl', { class: 'fields' }, ...payloadFields.map(([name, value]) => field(name, value))),
          ),
        ]),
    element(
      'details',
      { 'data-key': 'situation' },
      element('summary', {}, 'Situation after it'),
      element(
        'dl',
        { class: 'fields' },
        ...[...flatSituation(situation)].map(([name, value]) => field(name, value)),
      ),
    ),
  ];
};
