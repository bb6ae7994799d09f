import {
  flapping,
  forcedState,
  holdLimit,
  idleBetweenCalls,
  missedCalls,
  noOutboundInWrapUp,
  notesFirst,
  type Predicate,
  type Rule,
  restOverdue,
  restQuota,
  wrapUpLimit,
} from 'ccbar-agent';

/** Returns the rules of this page, with times short enough to watch. */
export const demoRules = (isDone: Predicate): readonly Rule[] => [
  wrapUpLimit({ seconds: 30, noticeSeconds: 10 }),
  holdLimit({ seconds: 6 }),
  missedCalls({ calls: 2 }),
  restQuota({ rests: 3, mode: 'enforce' }),
  restOverdue({ mode: 'off' }),
  idleBetweenCalls({ seconds: 10, mode: 'off' }),
  noOutboundInWrapUp({ mode: 'off' }),
  notesFirst({ isDone, mode: 'off' }),
  flapping({ seconds: 5, mode: 'off' }),
  forcedState(),
];
