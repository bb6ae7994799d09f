import { publicState } from '../../../machines/machine-state.ts';
import type { Situation } from '../../agent/situation.ts';
import { element, type Markup } from '../../chart/markup.ts';
import type { AgentState } from '../../protocol/agent-state.ts';
import type { Json } from '../records/record.ts';

/** The time of day with milliseconds, as the reader's clock would have shown it. */
export const timeOfDay = (at: number): string => {
  const date = new Date(at);
  const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`;
};

/** A day and time, for tooltips. */
export const dayAndTime = (at: number): string => {
  const date = new Date(at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${day.join('-')} ${timeOfDay(at)}`;
};

/** The public state that a path shows, which gives it its colour. */
export const toneOf = (path: readonly string[]): AgentState | 'occupied' => publicState(path) ?? 'occupied';

/** A path for people: `talking · held`. */
export const pathText = (path: readonly string[]): string =>
  (path[0] === 'occupied' && path.length > 1 ? path.slice(1) : path).join(' · ');

/** A state as a coloured word. */
export const stateChip = (path: readonly string[], key = ''): Markup =>
  element(
    'span',
    { 'data-key': key === '' ? undefined : key, class: `chip tone-${toneOf(path)}` },
    element('span', { class: 'chip-dot' }),
    pathText(path),
  );

/** Returns the facts of a situation beside its state: each as a word, with a sentence as its title. */
export const badgesOf = ({
  certainty,
  muted,
  phone,
}: Pick<Situation, 'certainty' | 'muted' | 'phone'>): readonly Markup[] => [
  ...(certainty === 'observed'
    ? []
    : [
        element(
          'span',
          { 'data-key': 'certainty', class: 'tag', title: 'How certain the state is' },
          certainty,
        ),
      ]),
  ...(muted
    ? [
        element(
          'span',
          {
            'data-key': 'muted',
            class: 'tag',
            title: 'The call is muted with the key of the telephone set.',
          },
          'muted',
        ),
      ]
    : []),
  ...(phone === null
    ? []
    : [
        element(
          'span',
          {
            'data-key': 'phone',
            class: names('tag', phone === 'offline' ? 'is-offline' : 'wide'),
            title:
              phone === 'offline'
                ? 'The telephone set cannot be reached. No call reaches the agent.'
                : 'The telephone set can be reached.',
          },
          `phone ${phone}`,
        ),
      ]),
];

/** Splits a wire id into the part that many share and the part of its own. */
export const splitId = (id: string): readonly [string, string] => {
  const found = /^Agent[A-Za-z]*_/.exec(id);
  return found === null ? ['', id] : [found[0], id.slice(found[0].length)];
};

const tailLetters = 9;

/**
 * An id in a narrow place: the part that they share is quiet, and where there is no room it is shortened in the
 * middle. The whole stands in the title.
 */
export const shortenedId = (id: string): readonly Markup[] => {
  const [shared, distinct] = splitId(id);
  const cut = Math.max(0, distinct.length - tailLetters);
  return [
    element(
      'span',
      { class: 'id-start', title: id },
      element('span', { class: 'faint' }, shared),
      distinct.slice(0, cut),
    ),
    element('span', { class: 'id-end', title: id }, distinct.slice(cut)),
  ];
};

/** A value as one line. */
const valueText = (value: Json | undefined): string => {
  if (value === undefined) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Returns whether a field holds a time. */
const isTimeField = (path: string): boolean => /(?:^since$|At$|Time$)/.test(path);

/** A value of a field as one line: times as times of day. */
export const fieldText = (path: string, value: Json | undefined): string =>
  typeof value === 'number' && isTimeField(path) ? timeOfDay(value) : valueText(value);

/** Space-separated class names. */
export const names = (...list: readonly (string | false | null | undefined)[]): string =>
  list.filter(Boolean).join(' ');

/** A button that does something; what it does stands in `data-do`, with what in `data-with`. */
export const button = (
  does: string,
  text: string,
  more: { readonly [name: string]: string | number | undefined } = {},
  ...children: readonly (Markup | string)[]
): Markup =>
  element(
    'button',
    {
      type: 'button',
      'data-key': `${does} ${more['data-with'] ?? ''}`,
      'data-do': does,
      title: text,
      ...more,
    },
    ...(children.length > 0 ? children : [text]),
  );
