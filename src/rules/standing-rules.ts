import { ambiguousHold, refusalOnEvent, rejectedFrame, unreadableField } from './frame-rules.ts';
import type { Rule } from './rule.ts';
import { pageClockChanged, platformClockChanged, timeNotBelieved } from './time-rules.ts';
import {
  foreignAgent,
  lateEvent,
  linkInterrupted,
  lostEnd,
  phoneOffline,
  unexpectedTransition,
  unmappedEvent,
} from './transition-rules.ts';

/** The rules every agent runs with: what the protocol and the lifecycle themselves demand. */
export const standingRules: readonly Rule[] = [
  unexpectedTransition,
  lostEnd,
  lateEvent,
  unmappedEvent,
  foreignAgent,
  linkInterrupted,
  phoneOffline,
  rejectedFrame,
  unreadableField,
  ambiguousHold,
  refusalOnEvent,
  timeNotBelieved,
  platformClockChanged,
  pageClockChanged,
];
