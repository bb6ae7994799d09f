import { describe, expect, it } from 'vitest';
import {
  documentedIds,
  type EventId,
  eventIds,
  type FieldKind,
  isDocumented,
  rowOf,
} from '../../src/protocol/catalogue.ts';
import { noteOf } from '../../src/protocol/catalogue-notes.ts';
import { type SourceKey, sources } from '../../src/protocol/catalogue-sources.ts';
import { decode } from '../../src/protocol/decode.ts';
import type { MessageFrame } from '../../src/protocol/frame.ts';
import type { ExampleEvent } from '../../src/protocol/notes/event-note.ts';

/** Keys that a serialiser of the platform leaves behind, and that no row declares. */
const artefacts: readonly string[] = ['jsonKey'];

const exampleOf = (id: EventId): ExampleEvent => {
  const { example } = noteOf(id);
  return 'event' in example ? example.event : example;
};

const fieldsOf = (id: EventId): { readonly [field: string]: FieldKind } => {
  const { content } = rowOf(id);
  return content === 'callId' ? { callId: 'callId' } : (content ?? {});
};

const frameOf = (data: unknown): MessageFrame => ({
  kind: 'message',
  data,
  origin: 'https://bar.example',
  at: 1767225600000,
  door: 'recording',
});

describe.each(eventIds)('the note of %s', (id) => {
  const note = noteOf(id);
  const { content } = exampleOf(id);

  it('has a meaning of one sentence', () => {
    expect(note.meaning).toMatch(/^[A-Z].{15,110}\.$/);
    expect(note.meaning.slice(0, -1)).not.toMatch(/\. [A-Z]/);
  });

  it('names sources that exist, each once', () => {
    expect(note.sources.length).toBeGreaterThan(0);
    expect(new Set(note.sources).size).toBe(note.sources.length);
    for (const key of note.sources) expect(sources).toHaveProperty([key]);
  });

  it('describes only fields of the row', () => {
    expect(Object.keys(fieldsOf(id))).toEqual(expect.arrayContaining(Object.keys(note.fields ?? {})));
  });

  it('has an example of its own id and with the content shape of the row', () => {
    expect(exampleOf(id).eventType).toBe(id);
    if (rowOf(id).content === null) expect(content).toBeNull();
    if (rowOf(id).content === 'callId') expect(typeof content).toBe('string');
    if (typeof content === 'string') expect(rowOf(id).content).toBe('callId');
  });

  it('has no field in the example that the row does not declare', () => {
    const declared = Object.keys(fieldsOf(id)).map((field) => field.toLowerCase());
    const sent = typeof content === 'object' && content !== null ? Object.keys(content) : [];
    const strangers = sent.filter(
      (field) => !artefacts.includes(field) && !declared.includes(field.toLowerCase()),
    );
    expect(strangers).toEqual([]);
  });

  it.each([
    ['as an object', note.example],
    ['as JSON text', JSON.stringify(note.example)],
  ])('has an example that decodes without a flaw, %s', (_dress, data) => {
    const [event, ...more] = decode(frameOf(data));
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      kind: 'event',
      id,
      type: rowOf(id).type,
      workNo: '30021',
      retcode: null,
      flaws: [],
    });
  });
});

describe('the catalogue', () => {
  it('has one kind for each field name, whatever the event', () => {
    const kinds = new Map<string, Set<FieldKind>>();
    for (const [field, kind] of eventIds.flatMap((id) => Object.entries(fieldsOf(id))))
      kinds.set(field, (kinds.get(field) ?? new Set()).add(kind));
    expect([...kinds].filter(([, several]) => several.size > 1)).toEqual([]);
  });
});

describe('the catalogue notes', () => {
  it('cover the sixteen documented ids, no more and no fewer', () => {
    expect(documentedIds).toHaveLength(16);
    expect(new Set(documentedIds).size).toBe(16);
  });

  it.each(eventIds)('rest on the connection-bar page exactly when %s is documented there', (id) => {
    expect(noteOf(id).sources.includes('bar-en')).toBe(isDocumented(id));
  });

  it('use every source, and no address twice', () => {
    const used = new Set<SourceKey>(eventIds.flatMap((id) => noteOf(id).sources));
    expect(Object.keys(sources).filter((key) => !used.has(key as SourceKey))).toEqual([]);
    const urls = Object.values(sources).flatMap(({ url }) => url ?? []);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('are of high confidence only with a page of the vendor behind them', () => {
    const unbacked = eventIds.filter((id) => {
      const { confidence, sources: keys } = noteOf(id);
      return confidence === 'high' && keys.every((key) => sources[key].url === null);
    });
    expect(unbacked).toEqual([]);
  });

  it.each<[EventId, readonly RegExp[]]>([
    ['AgentState_Busy', [/occupied by a call/, /never the busy status/]],
    ['AgentEvent_Customer_Alerting', [/successful hold/, /`AgentEvent_Hold`/]],
    ['AgentEvent_Hold', [/`AgentEvent_Customer_Alerting`/]],
    ['AgentOther_PhoneAlerting', [/order shows the direction/]],
    ['AgentOther_ShutdownService', [/voluntary sign-out/]],
    ['AgentState_Force_SetNotReady', [/reason 3/]],
    ['AgentEvent_linkagePhoneCallOut', [/call id/]],
  ])('warn of the trap in %s', (id, words) => {
    for (const word of words) expect(noteOf(id).caution).toMatch(word);
  });
});
