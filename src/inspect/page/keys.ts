/** The action that a key asks for. */
export interface KeyAction {
  readonly does: string;
  readonly what: string;
}

const action = (does: string, what = ''): KeyAction => ({ does, what });

/** Keys that work wherever one is in the inspector. */
const everywhere: { readonly [key: string]: KeyAction } = {
  '/': action('search'),
  l: action('live'),
  f: action('toggleFindings'),
  n: action('step', 'findingOn'),
  p: action('step', 'findingBack'),
  c: action('pin'),
  w: action('fallbacks'),
  j: action('step', 'on'),
  k: action('step', 'back'),
  '+': action('zoom', 'in'),
  '=': action('zoom', 'in'),
  '-': action('zoom', 'out'),
  0: action('zoom', 'fit'),
};

/** Keys that move through the log while it has the focus. */
const inList: { readonly [key: string]: KeyAction } = {
  ArrowDown: action('step', 'on'),
  ArrowUp: action('step', 'back'),
  Home: action('step', 'first'),
  End: action('step', 'last'),
  ' ': action('play'),
};

/** Keys that move the chart while it has the focus. */
const inChart: { readonly [key: string]: KeyAction } = {
  ArrowLeft: action('pan', 'left'),
  ArrowRight: action('pan', 'right'),
  ArrowUp: action('pan', 'up'),
  ArrowDown: action('pan', 'down'),
};

/** Keys that move along the band of records while it has the focus. */
const inBand: { readonly [key: string]: KeyAction } = {
  ...inList,
  ArrowRight: action('step', 'on'),
  ArrowLeft: action('step', 'back'),
};

/** The keys of the parts of the page, by the class of the part that has the focus. */
const byPart = { list: inList, 'chart-box': inChart, band: inBand } as const;

/**
 * Returns the action that a key asks for, or `null`. A key pressed while typing, or together with a modifier key,
 * is left to the browser.
 */
export const keyAction = (event: KeyboardEvent, active: Element | null): KeyAction | null => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Escape') return action('escape');
  const isTyping = active?.localName === 'input';
  if (isTyping) return key === 'Enter' ? action('step', 'round') : null;
  for (const [part, keys] of Object.entries(byPart)) {
    if (active?.classList.contains(part) === true && Object.hasOwn(keys, key)) return keys[key] ?? null;
  }
  return Object.hasOwn(everywhere, key) ? (everywhere[key] ?? null) : null;
};
