import {
  documentedIds,
  type EventId,
  eventIds,
  type FieldKind,
  isDocumented,
  personalKinds,
  rowOf,
} from '../../src/protocol/catalogue.ts';
import { type EventGroup, noteGroups, noteOf } from '../../src/protocol/catalogue-notes.ts';
import { type Source, sources } from '../../src/protocol/catalogue-sources.ts';
import { codeTables } from './code-tables.ts';
import { anchorOf, banner, cell, code, link, table } from './markdown.ts';

const groupTitles: { readonly [Group in EventGroup]: string } = {
  'agent-state': 'Agent state',
  call: 'Calls',
  phone: 'The agent’s own phone',
  session: 'Session',
  'phone-linkage': 'Actions on the telephone set',
  media: 'Recording and playback',
  conference: 'Agent conference',
  chat: 'Text chat',
  multimedia: 'Multimedia calls',
  notice: 'Notices',
  'quality-control': 'Quality control',
};

const kindTexts: { readonly [Kind in FieldKind]: string } = {
  text: 'text',
  number: 'number',
  time: 'time, ms since the epoch',
  flag: 'yes or no',
  callId: 'call id',
  party: 'phone number or agent id',
  parties: 'list of phone numbers or agent ids',
  address: 'phone number, taken out of an address object',
  private: 'words by or about a person',
};

const groups = Object.keys(groupTitles) as readonly EventGroup[];
const mark = (id: EventId): string => (isDocumented(id) ? ' ★' : '');
const domainEvent = (id: EventId): string => {
  const { type } = rowOf(id);
  return type === null ? '–' : code(type);
};

const tableOf = (ids: readonly EventId[]): string =>
  table(
    ['Event', 'Meaning', 'Domain event'],
    ids.map((id) => [
      `${link(code(id), `#${anchorOf(id)}`)}${mark(id)}`,
      noteOf(id).meaning,
      domainEvent(id),
    ]),
  );

const groupSection = (group: EventGroup): string => {
  const ids = Object.keys(noteGroups[group]) as EventId[];
  const starredFirst = ids.sort((a, b) => Number(isDocumented(b)) - Number(isDocumented(a)));
  return `### ${groupTitles[group]}\n\n${tableOf(starredFirst)}`;
};

const contentOf = (id: EventId): string => {
  const { content } = rowOf(id);
  if (content === null) return '**Content** none';
  const fields = content === 'callId' ? { callId: 'callId' as const } : content;
  const notes = noteOf(id).fields ?? {};
  const rows = Object.entries(fields).map(([field, kind]) => [
    code(field),
    kindTexts[kind],
    personalKinds.includes(kind) ? 'yes' : '',
    notes[field] ?? '',
  ]);
  return `**Content**\n\n${table(['Field', 'Kind', 'Personal', 'Meaning'], rows)}`;
};

const sourceText = (key: keyof typeof sources): string => {
  const { title, url }: Source = sources[key];
  return url === null ? cell(title) : link(cell(title), url);
};

const eventSection = (id: EventId): string => {
  const { type } = rowOf(id);
  const { meaning, example, caution, sources: keys, confidence } = noteOf(id);
  const facts = [
    `**Domain event** ${type === null ? 'none, it changes nothing in the model' : code(type)}`,
    `**Confidence** ${confidence}`,
    ...(isDocumented(id) ? ['★ on the connection-bar page'] : []),
  ];
  return [
    // The star stays out of the heading: it would change the anchor.
    `### ${code(id)}`,
    meaning,
    facts.join(' · '),
    ...(caution === undefined ? [] : [`> **Caution** ${caution}`]),
    contentOf(id),
    `<details>\n<summary>Example</summary>\n\n\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\`\n\n</details>`,
    `**Sources** ${keys.map(sourceText).join(' · ')}`,
  ].join('\n\n');
};

/**
 * The page `docs/reference/events.md`: every event of the catalogue with its note, and the code tables.
 *
 * @returns Markdown as GitHub renders it, ending in a line break.
 */
export const eventsPage = (): string => {
  const { length: starred } = documentedIds;
  const contents = groups
    .map((group) => link(groupTitles[group], `#${anchorOf(groupTitles[group])}`))
    .join(' · ');
  const parts = [
    banner,
    '# Events of the connection bar',
    `The ${eventIds.length} event ids that this library knows: the meaning of each, its fields, and where the vendor’s ` +
      `pages are misleading. The ${starred} marked ★ are documented on the connection-bar page. The others come from the ` +
      'same vendor’s API reference and from real consoles, which listen to the same gateway; whether the bar relays ' +
      'them all is not documented. An id that is not here is reported as unmapped and never applied.',
    'The **domain event** is the event that the agent machine receives; `–` means that the event changes nothing in the ' +
      'model. Field names are those after decoding: on the wire, `callid` and `transfrom` occur as well, numbers may arrive ' +
      'as texts, and any field may be missing. **Personal** fields are masked before they reach a log, a recording or an ' +
      'inspector.',
    '**Confidence** is `high` for facts of the official reference, `medium` for facts stated only once or seen in real ' +
      'consoles, and `low` for a name seen in one client.',
    `**By group**: ${contents}  \n**Codes**: ${codeTables.map(({ title }) => link(title, `#${anchorOf(title)}`)).join(' · ')}`,
    '## The documented events',
    tableOf(documentedIds),
    '## All events by group',
    ...groups.map(groupSection),
    '## Every event in detail',
    ...eventIds.map(eventSection),
    '## Codes',
    ...codeTables.map(({ title, intro, text }) => `### ${title}\n\n${intro}\n\n${text}`),
  ];
  return `${parts.join('\n\n')}\n`;
};
