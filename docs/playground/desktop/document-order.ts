import { find } from '../make.ts';

const narrow = matchMedia('(max-width: 1099px)');
const phone = matchMedia('(max-width: 640px)');

const [bar, top, desktop, views] = [find('.bar'), find('.top'), find('#desktop'), find('.views')];
const [calls, possible, record] = [find('#calls'), find('#possible'), find('#record')];
const [chart, newest, warnings] = [find('#story-chart'), find('#newest'), find('#warnings')];

/**
 * Puts the parts of the page into the order in which the present layout shows them, so that Tab and a screen reader
 * follow what is seen. The iframe and the chart stay in their place, since both would begin anew if they were moved.
 */
const arrange = (): void => {
  const focused = document.activeElement;
  if (phone.matches) bar.before(top);
  else bar.after(top);
  if (narrow.matches) {
    chart.before(warnings, newest);
    views.after(calls, possible, record);
  } else {
    chart.after(newest, warnings);
    desktop.append(calls, possible, record);
  }
  // An element that is moved loses the focus.
  if (focused instanceof HTMLElement && focused !== document.activeElement)
    focused.focus({ preventScroll: true });
};

// Loaded before the first paint, so that nobody sees the parts change places.
arrange();
for (const query of [narrow, phone]) query.addEventListener('change', arrange);
