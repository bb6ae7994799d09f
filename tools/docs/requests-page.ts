import { commandTable, waitingTable } from '../../src/requests/command-table.ts';
import { commandNames, commandTerms } from '../../src/requests/command-terms.ts';
import { parameterTable } from '../../src/requests/parameter-table.ts';
import { type Place, placeTerms } from '../../src/requests/place.ts';
import { usualWaits } from '../../src/requests/request-book.ts';
import type { Command } from '../../src/rules/intent.ts';
import { describedMembers, sentence } from './doc-comment.ts';
import { banner, code, link, table } from './markdown.ts';

/** The facts that must be observed before a request counts as applied. */
const proofs: { readonly [Name in Command]: string } = {
  idle: 'the agent is idle; when it withdraws a pending busy, the answer has arrived',
  busy: 'the agent is busy for the requested reason',
  rest: 'the agent rests for the requested cause',
  cancelRest: 'the agent is idle; when it withdraws a pending rest, the answer has arrived',
  wrapUp: 'the agent is in wrap-up',
  endWrapUp: 'the agent is idle, busy or at rest',
  callOut: 'there is a new outbound leg',
  internalCall: 'there is a new outbound or internal leg',
  answer: 'the leg that rang is answered',
  hangUp: 'the leg has ended',
  hold: 'the leg is on hold',
  retrieve: 'the leg is active again',
  transfer: 'the leg has ended, or is in a conference',
  consult: 'there is a new outbound or internal leg',
  conference: 'the leg is in a conference',
  sendDigits: 'the answer has arrived; no event confirms it',
  mute: 'the answer has arrived; no event confirms it',
  unmute: 'the answer has arrived; no event confirms it',
};

const parametersOf = (command: Command): string =>
  Object.entries(parameterTable[command])
    .map(([name, { expected, usual }]) => {
      const leftOut = usual === undefined ? '' : `, ${JSON.stringify(usual)} when left out`;
      return `${code(name)}: ${expected}${leftOut}`;
    })
    .join('; ');

const list = (commands: readonly Command[]): string => commands.map(code).join(', ') || 'none';

const kinds = (path: string, type: string, head: string): string =>
  table(
    [head, 'Meaning'],
    describedMembers(path, type).map(({ name, meaning }) => [code(name), sentence(meaning)]),
  );

/** `docs/reference/requests.md`. */
export const requestsPage = (): string =>
  [
    banner,
    '# Requests',
    'A connection bar carries out one request of its page, `callOut`. Everything else is done by the agent in the bar, or by ' +
      'the company’s own back end over the platform’s REST interface. `withRequests(agent, { commands })` offers one way ' +
      'for both: `agent.request` checks parameters, the state and the enforced [rules](rules.md), and only then calls the ' +
      'function you gave for the command. `agent.can` and `agent.can$` answer the same question beforehand, for buttons and ' +
      'audits.',
    'Neither ever throws. A request does not change the state: only a message of the bar does.',
    '## Commands',
    table(
      ['Command', 'In words', 'Parameters', 'Applied when'],
      commandNames.map((name) => [code(name), commandTerms[name], parametersOf(name), proofs[name]]),
    ),
    'A function that returns nothing, or an object whose `retcode` is 0 or missing, has *accepted* the request. Another ' +
      '`retcode`, a throw or a rejected promise has refused it; the codes are explained in ' +
      `${link('Events', 'events.md#refusals')}.`,
    '## What is possible where',
    table(
      ['', 'Status', 'Calls'],
      (Object.keys(commandTable) as readonly Place[]).map((place) => [
        placeTerms[place],
        list(commandTable[place].status),
        list(commandTable[place].calls),
      ]),
    ),
    'While a requested busy or rest has not been granted yet, less is possible:',
    table(
      ['Waiting', 'Status', 'Calls'],
      [
        ['busy', list(waitingTable.busy.status), 'unchanged'],
        ['rest', list(waitingTable.rest.status), 'unchanged'],
        ['busy or rest, in wrap-up', list(waitingTable.inWrapUp.status), list(waitingTable.inWrapUp.calls)],
      ],
    ),
    'The library does not know of requests that the agent made in the bar itself; the platform may refuse a second one.',
    '## Reasons for a refusal',
    'Every reason has a `kind`, a `message` for people, `expected` and `received`. They come in this order.',
    kinds('src/requests/reason.ts', 'ReasonKind', '`kind`'),
    'After an interruption the state may be out of date, and every request is refused until the next state event. Give ' +
      '`createAgent` a `resync` function to get the state again at once.',
    '## The life of a request',
    '`pending$` lists the requests under way. A request that has ended is listed once more, with its result. The promise of ' +
      '`request` resolves with the same result; for a rest requested during a call, that is after the call.',
    kinds('src/requests/pending-request.ts', 'RequestStatus', '`status`'),
    'The state of the agent decides whether a request succeeded, not a single event. When an event is lost, the next one or ' +
      'a status answer confirms the request as well; a late event counts, and a repeated one counts once. By default (`waits`), a ' +
      `request expires after ${usualWaits.answerSeconds} s without an answer, ${usualWaits.eventSeconds} s without its ` +
      `event, and ${usualWaits.approvalSeconds} s for a rest out of idle, which may need an approval.`,
  ].join('\n\n');
