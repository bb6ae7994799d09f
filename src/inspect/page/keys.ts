/** What a key asks for. */
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
};

/** Keys that move through the log while it has the focus. */
const inList: { readonly [key: string]: KeyAction } = {
  ArrowDown: action('step', 'on'),
  ArrowUp: action('step', 'back'),
  Home: action('step', 'first'),
  End: action('step', 'last'),
  ' ': action('play'),
};

/**
 * What a key asks for, or `null`. Nothing is taken from someone who types, and keys held together with
 * others belong to the browser.
 */
export const keyAction = (event: KeyboardEvent, active: Element | null): KeyAction | null => {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Escape') return action('escape');
  const isTyping = active?.localName === 'input';
  if (isTyping) return key === 'Enter' ? action('step', 'round') : null;
  if (active?.classList.contains('list') === true && Object.hasOwn(inList, key)) return inList[key] ?? null;
  return Object.hasOwn(everywhere, key) ? (everywhere[key] ?? null) : null;
};
