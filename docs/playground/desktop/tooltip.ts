import { make } from '../make.ts';

const gap = 8;

/** The description of an element, unless it can be read beside it anyway. */
const textOf = (element: Element): string => {
  const description = document.getElementById(element.getAttribute('aria-describedby') ?? '');
  return description?.hidden === true ? (description.textContent ?? '') : '';
};

/**
 * Shows why a button is off as soon as the pointer or the focus is on it, and Escape takes it away. A browser's
 * own tooltip would come late, and never for the keyboard.
 *
 * @param root the buttons in it that have a description are explained.
 */
export const mountTooltip = (root: HTMLElement): void => {
  const tooltip = make('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });
  document.body.append(tooltip);
  let shown: Element | null = null;
  const hide = () => {
    shown = null;
    tooltip.hidden = true;
  };
  const show = (element: Element) => {
    const text = textOf(element);
    if (text === '') return hide();
    shown = element;
    tooltip.textContent = text;
    tooltip.hidden = false;
    const { left, width, top, bottom } = element.getBoundingClientRect();
    const { width: own, height } = tooltip.getBoundingClientRect();
    const wanted = left + width / 2 - own / 2;
    const most = document.documentElement.clientWidth - own - gap;
    const isAbove = top - height - gap >= 0;
    tooltip.style.left = `${Math.max(gap, Math.min(wanted, most))}px`;
    tooltip.style.top = `${isAbove ? top - height - gap : bottom + gap}px`;
  };
  const targetOf = ({ target }: Event): Element | null =>
    target instanceof Element ? target.closest('button[aria-describedby]') : null;
  const onEnter = (event: Event) => {
    const element = targetOf(event);
    if (element !== null) show(element);
    else if (event.type === 'pointerover') hide();
  };
  root.addEventListener('pointerover', onEnter);
  root.addEventListener('focusin', (event) => {
    if (targetOf(event)?.matches(':focus-visible')) onEnter(event);
  });
  root.addEventListener('pointerleave', hide);
  root.addEventListener('focusout', hide);
  addEventListener('scroll', hide, { capture: true, passive: true });
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  // The explanation may change while somebody looks at it.
  new MutationObserver(() => {
    if (shown !== null) show(shown);
  }).observe(root, { childList: true, characterData: true, subtree: true });
};
