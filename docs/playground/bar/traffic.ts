import type { LostMessage, ServedBar, Traffic } from 'ccbar-agent/simulator';
import { merge } from 'rxjs';
import { make } from '../make.ts';
import { wholeId } from '../whole-id.ts';

const most = 30;

/** The remark beside the id of a line. */
const remarks: { readonly [Kind in (Traffic | LostMessage)['kind']]: string } = {
  message: '',
  lost: 'lost',
  odd: 'no event',
  foreign: 'from a stranger',
  reload: 'bar reloads',
};

const titleOf = (traffic: Traffic | LostMessage): string => {
  if ('event' in traffic) return traffic.event.eventType;
  if (traffic.kind === 'foreign') return 'AgentOther_ShutdownService';
  return traffic.kind === 'odd' ? JSON.stringify(traffic.data).slice(0, 60) : 'reload';
};

/** Lists the messages that the bar posts to the page, newest first, with what the link did to them. */
export const mountTraffic = (
  element: HTMLElement,
  { sent$, lost$ }: Pick<ServedBar, 'sent$' | 'lost$'>,
): void => {
  const empty = make('p', { class: 'quiet' }, 'None yet.');
  const list = make('ol', { class: 'traffic', tabindex: '0', 'aria-labelledby': 'traffic-title' });
  element.append(empty, list);
  let last: unknown;
  merge(sent$, lost$).subscribe((traffic) => {
    const event = 'event' in traffic ? traffic.event : null;
    const isTwice = event !== null && event === last;
    last = event;
    const remark = isTwice ? 'twice' : remarks[traffic.kind];
    list.prepend(
      make(
        'li',
        { 'data-kind': isTwice ? 'twice' : traffic.kind },
        make('code', {}, ...wholeId(titleOf(traffic))),
        remark === '' ? null : make('span', { class: 'remark' }, remark),
      ),
    );
    while (list.childElementCount > most) list.lastElementChild?.remove();
    empty.hidden = true;
  });
};
