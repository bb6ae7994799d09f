import type { catalogue, EventId } from '../catalogue.ts';
import type { SourceKey } from '../catalogue-sources.ts';

/** An event in the form in which it is sent. */
export interface ExampleEvent {
  readonly eventType: EventId;
  /** Milliseconds since the epoch; missing in older releases. */
  readonly eventGenTime?: number;
  readonly workNo: string;
  /** An object, a call id alone, or null. */
  readonly content: string | { readonly [field: string]: unknown } | null;
  /** A list of key names in some events without an envelope; it carries no information. */
  readonly jsonKey?: readonly string[];
}

/** A message as the bar sends it: most events come in an envelope, some are documented without one. */
export type ExampleMessage =
  | { readonly message: string; readonly retcode: string; readonly event: ExampleEvent }
  | ExampleEvent;

/** The note of an event id, for people. `Field` is a name in the `content` of its row. */
export interface EventNote<Field extends string = string> {
  /** The meaning, in one sentence and from the side of the agent. */
  readonly meaning: string;
  /** One valid message, in the form in which it is sent. */
  readonly example: ExampleMessage;
  /** The fields whose name is not enough, explained with codes and units. */
  readonly fields?: { readonly [Name in Field]?: string };
  /**
   * A warning where the id or the vendor's page misleads, contradicts itself, or is known only from other clients.
   */
  readonly caution?: string;
  readonly sources: readonly [SourceKey, ...SourceKey[]];
  /** `high`: in the official reference. `medium`: stated once, or seen in real consoles. `low`: a name in one client. */
  readonly confidence: 'high' | 'medium' | 'low';
}

type FieldOf<Id extends EventId> = (typeof catalogue)[Id] extends { readonly content: infer Content }
  ? Content extends 'callId'
    ? 'callId'
    : Extract<keyof Content, string>
  : never;

/** The notes of some events; the compiler compares every named field with the row of its event. */
export type SomeNotes = { readonly [Id in EventId]?: EventNote<FieldOf<Id>> };

/** The notes of all events. */
export type AllNotes = { readonly [Id in EventId]: EventNote<FieldOf<Id>> };

/** The call id of the examples. */
export const callId = '1767225601-118';

/** Returns an event in the envelope. */
export const wrapped = (eventType: EventId, content: ExampleEvent['content'] = null): ExampleMessage => ({
  message: '',
  retcode: '0',
  event: { eventType, eventGenTime: 1767225600000, workNo: '30021', content },
});

/** Returns an event without the envelope, as some are documented. */
export const bare = (eventType: EventId, content: ExampleEvent['content']): ExampleMessage => ({
  eventType,
  workNo: '30021',
  content,
});

/** Returns the note of an id that is known only by its name, from the code of one client. */
export const onlyNamed = (eventType: EventId, meaning: string, source: SourceKey): EventNote<never> => ({
  meaning,
  example: wrapped(eventType),
  caution: 'It is known only as a name in one client. Its content, and when it is sent, are not established.',
  sources: [source],
  confidence: 'low',
});

/** Returns the note of an id that a layer between platform and page produces. */
export const madeUp = (eventType: EventId, meaning: string, source: SourceKey): EventNote<never> => ({
  meaning,
  example: wrapped(eventType),
  caution: 'One client or middle layer produces it; the platform does not send it.',
  sources: [source],
  confidence: 'low',
});

/** The sources of the sixteen events of the connection-bar page. */
export const bar = ['bar-en', 'bar-zh'] as const;
