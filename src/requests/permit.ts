import type { LinkState } from '../../machines/link-state.ts';
import type { Situation } from '../agent/situation.ts';
import { errorText } from '../error-text.ts';
import type { Command, CommandParameters } from '../rules/intent.ts';
import { checkParameters } from './check-parameters.ts';
import { allowedCommands, type WaitingStatus } from './command-table.ts';
import { commandTerms } from './command-terms.ts';
import type { PendingRequest } from './pending-request.ts';
import { placeOf, placeTerms } from './place.ts';
import type { Permission, Reason } from './reason.ts';

/** The question about a command, with everything that the answer depends on. */
export interface Question {
  readonly command: Command;
  /** `null`: whether at all, whatever the parameters. */
  readonly parameters: CommandParameters[Command] | null;
  readonly isSupported: boolean;
  readonly situation: Situation;
  readonly link: LinkState;
  readonly pending: readonly PendingRequest[];
  readonly isMuted: boolean;
  /** The objections of the enforced rules. */
  readonly objections: readonly Reason[];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const linkReason = ({ link, situation: { certainty } }: Question): readonly Reason[] => {
  const linkReason = (message: string, received: string): readonly Reason[] => [
    { kind: 'link', message, expected: 'a live link to the bar and a known state', received },
  ];
  if (link === 'lost') return linkReason('The connection bar is gone.', 'a bar that is gone');
  if (link === 'waiting') return linkReason('The connection bar is not there yet.', 'no bar');
  if (certainty === 'unknown')
    return linkReason('The state of the agent is not known yet.', 'an unknown state');
  if (certainty === 'stale')
    return linkReason('Events may have been missed, so the state may be out of date.', 'a stale state');
  return [];
};

/** The status that waits, if any. */
export const waitingStatus = (pending: readonly PendingRequest[]): WaitingStatus | null => {
  const waiting = pending.find(
    ({ command, endedAt }) => endedAt === null && (command === 'busy' || command === 'rest'),
  );
  return waiting === undefined ? null : waiting.command === 'busy' ? 'busy' : 'rest';
};

const stateReason = ({ command, situation, pending, isMuted }: Question): readonly Reason[] => {
  const term = commandTerms[command];
  if (pending.some((request) => request.command === command && request.endedAt === null)) {
    const message = `${capital(term)} has been asked for already.`;
    return [{ kind: 'state', message, expected: 'one request at a time', received: 'a second one' }];
  }
  const place = placeOf(situation, isMuted);
  const waiting = waitingStatus(pending);
  const allowed = allowedCommands(place, waiting);
  if (allowed.includes(command)) return [];
  const where = `${placeTerms[place]}${waiting === null ? '' : `, with ${waiting} waiting`}`;
  const expected = allowed.map((name) => commandTerms[name]).join(', ') || 'nothing';
  const message = `${capital(term)} is not possible ${where}. Possible: ${expected}.`;
  return [{ kind: 'state', message, expected, received: where }];
};

/** The answer to everything after `close()`. */
export const closedPermission: Permission = {
  ok: false,
  reasons: [
    { kind: 'link', message: 'The agent was closed.', expected: 'an agent that is open', received: 'closed' },
  ],
};

/**
 * Returns whether a command may be requested now, by the tables in order. Pure. What is not known for sure is
 * not looked up in the table of states.
 */
export const permit = (question: Question): Permission => {
  const { command, parameters, isSupported, objections } = question;
  if (typeof command !== 'string' || !Object.hasOwn(commandTerms, command)) {
    const received = errorText(command);
    const message = `There is no command '${received}'.`;
    const expected = Object.keys(commandTerms).join(', ');
    return { ok: false, reasons: [{ kind: 'unsupported', message, expected, received }] };
  }
  const unsupported: readonly Reason[] = isSupported
    ? []
    : [
        {
          kind: 'unsupported',
          message: `${capital(commandTerms[command])} is not available on this page.`,
          expected: `a function commands.${command}`,
          received: 'none',
        },
      ];
  const link = linkReason(question);
  const reasons = [
    ...unsupported,
    ...link,
    ...(link.length === 0 ? stateReason(question) : []),
    ...(parameters === null ? [] : checkParameters(command, parameters)),
    ...objections,
  ];
  return { ok: reasons.length === 0, reasons };
};
