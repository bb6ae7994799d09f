import { element, type Markup } from '../../chart/markup.ts';

const shapes = {
  search: 'M11 11l3 3M12 7.5a4.5 4.5 0 1 1-9 0a4.5 4.5 0 0 1 9 0Z',
  warning: 'M8 2.5L14.5 13.5H1.5ZM8 6.5V9.5M8 11.4V11.6',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5V5.2',
  error: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  first: 'M4 3.5V12.5M12 3.5L6.5 8L12 12.5Z',
  back: 'M10.5 3.5L5 8L10.5 12.5',
  on: 'M5.5 3.5L11 8L5.5 12.5',
  last: 'M12 3.5V12.5M4 3.5L9.5 8L4 12.5Z',
  play: 'M5 3L13 8L5 13Z',
  pause: 'M5.5 3.5V12.5M10.5 3.5V12.5',
  pin: 'M6 2.5H10L9.5 7L11.5 9.5H4.5L6.5 7ZM8 9.5V13.5',
  open: 'M2 12.5V4H6L7.5 5.5H13V7M2 12.5H12L14.5 7H4Z',
  save: 'M8 2.5V10M4.8 7L8 10.2L11.2 7M3 13.5H13',
  copy: 'M5.5 5.5H13V13.5H5.5ZM10.5 5.5V2.5H3V10.5H5.5',
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3.5V12.5M3.5 8H12.5',
  minus: 'M3.5 8H12.5',
  fit: 'M2.5 6V2.5H6M10 2.5H13.5V6M13.5 10V13.5H10M6 13.5H2.5V10',
  flask: 'M6 2.5H10M7 2.5V6.5L3.5 13.5H12.5L9 6.5V2.5M5.2 10.2H10.8',
  chart: 'M2 3.5H6.5V7H2ZM9.5 9H14V12.5H9.5ZM4.2 7V10.8H9.5',
  back2live: 'M8 4.5V8L10.5 9.5M8 14A6 6 0 1 1 14 8',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof shapes;

/** A small line drawing beside a word; screen readers pass over it. */
export const icon = (name: IconName): Markup =>
  element(
    'svg',
    { class: `icon icon-${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true', 'data-key': `icon ${name}` },
    element('path', { d: shapes[name] }),
  );
