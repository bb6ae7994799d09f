import { busyLimit } from './busy-limit.ts';
import { flapping } from './flapping.ts';
import { forcedState } from './forced-state.ts';
import { holdLimit } from './hold-limit.ts';
import { idleBetweenCalls } from './idle-between-calls.ts';
import { missedCalls } from './missed-calls.ts';
import { noOutboundInWrapUp } from './no-outbound-in-wrap-up.ts';
import { notesFirst } from './notes-first.ts';
import { phoneUnavailable } from './phone-unavailable.ts';
import type { ReadyMadeRule } from './ready-made.ts';
import { rejectedCalls } from './rejected-calls.ts';
import { restLimit } from './rest-limit.ts';
import { restOverdue } from './rest-overdue.ts';
import { restQuota } from './rest-quota.ts';
import { restTimeQuota } from './rest-time-quota.ts';
import { ringingLimit } from './ringing-limit.ts';
import { shortCalls } from './short-calls.ts';
import { wrapUpLimit } from './wrap-up-limit.ts';
import { wrapUpWithoutCall } from './wrap-up-without-call.ts';

/**
 * Every ready-made rule, once: what a file of rules can name and what the documentation lists. A page that
 * imports single rules loads only those.
 *
 * @example
 * ```ts
 * import { readyMadeRules } from 'ccbar-agent';
 *
 * for (const { id, description } of readyMadeRules) console.log(id, description);
 * ```
 */
export const readyMadeRules: readonly ReadyMadeRule[] = [
  wrapUpLimit,
  restLimit,
  ringingLimit,
  holdLimit,
  busyLimit,
  restOverdue,
  restQuota,
  restTimeQuota,
  missedCalls,
  rejectedCalls,
  shortCalls,
  idleBetweenCalls,
  noOutboundInWrapUp,
  wrapUpWithoutCall,
  notesFirst,
  flapping,
  forcedState,
  phoneUnavailable,
];
