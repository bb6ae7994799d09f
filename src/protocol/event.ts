import type { catalogue, EventId, FieldKind } from './catalogue.ts';
import type { DomainType } from './domain-event.ts';
import type { MessageFrame } from './frame.ts';
import type { Flaw } from './rejection.ts';

type ValueOf<Kind extends FieldKind> = Kind extends 'number' | 'time'
  ? number
  : Kind extends 'flag'
    ? boolean
    : Kind extends 'parties'
      ? readonly string[]
      : string;

/**
 * The content of an event after reading: numbers are numbers, call ids are `callId`, NUL runs are gone.
 * Every field may be missing, since deployments differ in what they send.
 */
export type ContentOf<Id extends EventId> = (typeof catalogue)[Id] extends {
  readonly content: infer Shape extends { readonly [field: string]: FieldKind };
}
  ? { readonly [Field in keyof Shape]?: ValueOf<Shape[Field]> }
  : { readonly callId?: string };

interface Arrived {
  readonly workNo: string | null;
  /** The platform's own time of the event (`eventGenTime`), ms, when it was given. */
  readonly genTime: number | null;
  /** The envelope's `retcode` when it is not 0. */
  readonly retcode: string | null;
  readonly flaws: readonly Flaw[];
  /** The frame it came in, untouched. */
  readonly frame: MessageFrame;
}

/** One event of the catalogue as it arrived. */
export interface AgentEventOf<Id extends EventId> extends Arrived {
  readonly kind: 'event';
  /** The wire id. */
  readonly id: Id;
  /** The domain event it stands for, or `null`: it is informational. */
  readonly type: DomainType | null;
  readonly content: ContentOf<Id>;
}

/**
 * An event of the catalogue, checked. Switch on `id` and `content` has its fields.
 */
export type AgentEvent = { [Id in EventId]: AgentEventOf<Id> }[EventId];

/** A well-formed event whose id is not in the catalogue. Reported, never applied, nothing lost. */
export interface UnmappedEvent extends Arrived {
  readonly kind: 'unmapped';
  readonly id: string;
}
