import type { Agent, CallLeg } from 'ccbar-agent';
import { combineLatest, map, startWith } from 'rxjs';
import { icon } from '../icon.ts';
import { find, make } from '../make.ts';
import { directionNames, partyOf, partyText, phaseText } from './leg-text.ts';
import { codeLink, emptyState, headOf } from './panel.ts';
import { phaseTimes } from './phase-times.ts';
import { durationText, platformNow } from './times.ts';

interface LegTimes {
  /** The time at which the leg entered its phase, ms, as far as it is known. */
  readonly phaseSince: number | undefined;
  readonly now: number;
}

/** The running times of a leg: ringing or talking so far, and the hold when it is held. */
const timesOf = (leg: CallLeg, { phaseSince, now }: LegTimes): readonly string[] => {
  const { phase, startedAt, answeredAt, endedAt } = leg;
  const total = durationText((endedAt ?? now) - (answeredAt ?? startedAt));
  if (phase !== 'held' || phaseSince === undefined) return [total];
  return [total, `on hold ${durationText(now - phaseSince)}`];
};

const legCard = (leg: CallLeg, isForemost: boolean, times: readonly string[]): HTMLElement => {
  const { phase, direction } = leg;
  const others = leg.parties.filter((party) => party !== partyOf(leg));
  const [total = '', hold] = times;
  return make(
    'li',
    { class: isForemost ? 'leg is-foremost' : 'leg', 'data-phase': phase, 'data-call': leg.id ?? '' },
    make('span', { class: 'leg-icon' }, icon(direction)),
    make(
      'div',
      { class: 'leg-who' },
      make('p', { class: 'leg-number' }, partyText(partyOf(leg))),
      make(
        'p',
        { class: 'leg-about' },
        directionNames[direction],
        others.length === 0 ? null : ` · with ${others.map(partyText).join(' and ')}`,
      ),
    ),
    make(
      'div',
      { class: hold === undefined ? 'leg-now' : 'leg-now is-held' },
      make('span', { class: 'chip leg-phase' }, phaseText(leg)),
      make('p', { class: 'leg-time' }, total),
      hold === undefined ? null : make('p', { class: 'leg-hold' }, hold),
    ),
  );
};

/** The present call with all its legs; between calls the last one, set back. */
export const mountCallCard = (element: HTMLElement, agent: Agent): void => {
  const list = make('ul', { class: 'legs', id: 'legs' });
  const empty = emptyState('phone', 'No call yet.');
  headOf(element).append(codeLink('agent.calls$'));
  element.append(empty, list);
  const title = find('h2', element);

  const since = phaseTimes(agent);
  const now$ = platformNow(agent).pipe(startWith(Date.now()));
  const legs$ = combineLatest([agent.calls$, agent.call$, now$]).pipe(
    map(([calls, foremost, now]) =>
      calls.map((leg) => legCard(leg, leg === foremost, timesOf(leg, { phaseSince: since(leg), now }))),
    ),
  );
  legs$.subscribe((cards) => {
    empty.hidden = cards.length > 0;
    title.textContent = cards.length > 0 && agent.view().call === null ? 'Last call' : 'Call';
    list.replaceChildren(...cards);
  });
};
