import type { Command, PendingRequest } from 'ccbar-agent';
import { Subscription } from 'rxjs';
import { icon } from '../icon.ts';
import { make } from '../make.ts';
import type { PageAgent } from './page-agent.ts';
import { chipText } from './request-words.ts';

/** The time that the end of a request stays in sight, ms. */
const farewellMs = 4000;

/** The command that takes a waiting status back. */
const takesBack: { readonly [Name in Command]?: 'idle' | 'cancelRest' } = {
  busy: 'idle',
  rest: 'cancelRest',
};

interface Chip {
  readonly item: HTMLLIElement;
  /** The subscription that updates its button. */
  readonly back: Subscription;
}

const isOver = ({ endedAt }: PendingRequest): boolean => endedAt !== null;

/** The requests under way as chips; a status that waits can be taken back, and every end is shown for a while. */
export const mountPendingChips = (element: HTMLElement, agent: PageAgent): void => {
  const quiet = make('p', { class: 'quiet' }, 'Nothing is waiting.');
  const list = make('ul', { class: 'pending', id: 'pending', 'aria-label': 'Requests under way' });
  element.append(quiet, list);

  const chips = new Map<number, Chip>();
  const fill = ({ item, back }: Chip, request: PendingRequest): Subscription => {
    back.unsubscribe();
    item.dataset['status'] = request.status;
    const text = make('span', {}, chipText(request));
    const command = takesBack[request.command];
    if (isOver(request) || request.status === 'requested' || command === undefined) {
      item.replaceChildren(text);
      return Subscription.EMPTY;
    }
    const why = make('span', { id: `why-back-${request.id}`, hidden: true });
    const button = make(
      'button',
      {
        type: 'button',
        class: 'pending-back',
        'data-takes-back': request.command,
        'aria-label': `Take back: ${chipText(request)}`,
        'aria-describedby': why.id,
      },
      icon('cross'),
    );
    button.addEventListener('click', () => {
      if (agent.can(command).ok) void agent.request(command);
    });
    item.replaceChildren(text, button, why);
    return agent.can$(command).subscribe(({ ok, reasons }) => {
      button.setAttribute('aria-disabled', String(!ok));
      why.textContent = reasons.map(({ message }) => message).join(' ');
    });
  };
  const showList = () => {
    quiet.hidden = chips.size > 0;
    list.hidden = chips.size === 0;
  };
  const chipOf = ({ id, command }: PendingRequest): Chip => {
    const known = chips.get(id);
    if (known !== undefined) return known;
    const item = make('li', { class: 'chip', 'data-pending': command });
    list.append(item);
    return { item, back: Subscription.EMPTY };
  };
  agent.pending$.subscribe((requests) => {
    for (const request of requests) {
      const chip = chipOf(request);
      chips.set(request.id, { ...chip, back: fill(chip, request) });
      if (!isOver(request)) continue;
      setTimeout(() => {
        chip.item.remove();
        chips.delete(request.id);
        showList();
      }, farewellMs);
    }
    showList();
  });
  showList();
};
