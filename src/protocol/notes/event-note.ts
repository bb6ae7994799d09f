import type { catalogue, EventId } from '../catalogue.ts';
import type { SourceKey } from '../catalogue-sources.ts';

/** An event as it stands on the wire. */
export interface ExampleEvent {
  readonly eventType: EventId;
  /** Milliseconds since the epoch; missing in older releases. */
  readonly eventGenTime?: number;
  readonly workNo: string;
  /** An object, a bare call id, or null. */
  readonly content: string | { readonly [field: string]: unknown } | null;
  /** A list of key names that some bare events drag along; it means nothing. */
  readonly jsonKey?: readonly string[];
}

/** A message as the bar sends it: most events come in the envelope, some are documented bare. */
export type ExampleMessage =
  | { readonly message: string; readonly retcode: string; readonly event: ExampleEvent }
  | ExampleEvent;

/** The note of an event id, for people. `Field` is a name in the `content` of its row. */
export interface EventNote<Field extends string = string> {
  /** The meaning, in one sentence and from the side of the agent. */
  readonly meaning: string;
  /** One valid message, as it stands on the wire. */
  readonly example: ExampleMessage;
  /** Fields whose name does not say enough, with codes and units. */
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

/** The notes of some events; the compiler holds every named field against the row of its event. */
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

/** Returns an event as some are documented: without the envelope. */
export const bare = (eventType: EventId, content: ExampleEvent['content']): ExampleMessage => ({
  eventType,
  workNo: '30021',
  content,
});

/** Returns the note of an id of which one client's code shows the name and nothing else. */
export const onlyNamed = (eventType: EventId, meaning: string, source: SourceKey): EventNote<never> => ({
  meaning,
  example: wrapped(eventType),
  caution: 'Known only as a name in one client: its content and its moment are not established.',
  sources: [source],
  confidence: 'low',
});

/** Returns the note of an id that a layer between platform and page makes up. */
export const madeUp = (eventType: EventId, meaning: string, source: SourceKey): EventNote<never> => ({
  meaning,
  example: wrapped(eventType),
  caution: 'Made up by one client or middle layer; the platform does not send it.',
  sources: [source],
  confidence: 'low',
});

/** The sources of the sixteen events of the connection-bar page. */
export const bar = ['bar-en', 'bar-zh'] as const;
