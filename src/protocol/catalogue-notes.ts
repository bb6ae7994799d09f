import type { EventId } from './catalogue.ts';
import { agentStateNotes } from './notes/agent-state-notes.ts';
import { callNotes } from './notes/call-notes.ts';
import { chatNotes } from './notes/chat-notes.ts';
import { conferenceNotes } from './notes/conference-notes.ts';
import type { AllNotes, EventNote } from './notes/event-note.ts';
import { mediaNotes } from './notes/media-notes.ts';
import { multimediaNotes } from './notes/multimedia-notes.ts';
import { noticeNotes } from './notes/notice-notes.ts';
import { phoneLinkageNotes } from './notes/phone-linkage-notes.ts';
import { phoneNotes } from './notes/phone-notes.ts';
import { qualityControlNotes } from './notes/quality-control-notes.ts';
import { sessionNotes } from './notes/session-notes.ts';

/** The notes by the part of the agent's world that the events are about. */
export const noteGroups = {
  'agent-state': agentStateNotes,
  call: callNotes,
  phone: phoneNotes,
  session: sessionNotes,
  'phone-linkage': phoneLinkageNotes,
  media: mediaNotes,
  conference: conferenceNotes,
  chat: chatNotes,
  multimedia: multimediaNotes,
  notice: noticeNotes,
  'quality-control': qualityControlNotes,
} as const;

/** The part of the agent's world that an event is about. */
export type EventGroup = keyof typeof noteGroups;

/**
 * The note of every event of {@link catalogue}, for people: documentation, simulator and tests read it, a page
 * never loads it. The compiler holds it complete, and holds every named field against its row.
 */
export const catalogueNotes = {
  ...agentStateNotes,
  ...callNotes,
  ...phoneNotes,
  ...sessionNotes,
  ...phoneLinkageNotes,
  ...mediaNotes,
  ...conferenceNotes,
  ...chatNotes,
  ...multimediaNotes,
  ...noticeNotes,
  ...qualityControlNotes,
} as const satisfies AllNotes;

/** The note of an id, widened so that every part can be read. */
export const noteOf = (id: EventId): EventNote => catalogueNotes[id];
