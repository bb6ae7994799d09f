import { element, type Markup } from '../../chart/markup.ts';
import type { Ui } from '../session/ui.ts';
import { icon } from './icons.ts';
import { button } from './words.ts';

/** The foot: going through the records one by one. */
export const showSteps = (count: number, index: number, { isPlaying }: Ui): readonly Markup[] => [
  button('step', 'First record (Home)', { 'data-with': 'first', class: 'quiet' }, icon('first')),
  button('step', 'One back (↑)', { 'data-with': 'back', class: 'quiet' }, icon('back')),
  button(
    'play',
    isPlaying ? 'Pause (space)' : 'Play from here (space)',
    { class: 'quiet' },
    icon(isPlaying ? 'pause' : 'play'),
  ),
  button('step', 'One on (↓)', { 'data-with': 'on', class: 'quiet' }, icon('on')),
  button('step', 'Last record (End)', { 'data-with': 'last', class: 'quiet' }, icon('last')),
  button(
    'step',
    'The finding before (p)',
    { 'data-with': 'findingBack', class: 'quiet finding-step', 'aria-label': 'The finding before' },
    icon('back'),
    icon('warning'),
  ),
  button(
    'step',
    'The next finding (n)',
    { 'data-with': 'findingOn', class: 'quiet finding-step', 'aria-label': 'The next finding' },
    icon('warning'),
    icon('on'),
  ),
  element('span', { 'data-key': 'place', class: 'place' }, count === 0 ? '' : `${index + 1} / ${count}`),
];
