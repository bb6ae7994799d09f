import { pageCss } from '../render/page-css.ts';

/** The colours of an inspector; `auto` follows the page around. */
export type Theme = 'light' | 'dark' | 'auto';

/** The elements an inspector is made in. */
export interface Shadow {
  /** The element that stands in the page. */
  readonly outer: HTMLElement;
  readonly shadow: ShadowRoot;
  /** The root into which everything is drawn, and at which events are listened for. */
  readonly root: HTMLElement;
}

/** Puts an element with a shadow root and its style sheet into a page. */
export const openShadow = (host: Element, theme: Theme): Shadow => {
  const page = host.ownerDocument;
  const outer = page.createElement('ccbar-inspector');
  if (theme !== 'auto') outer.dataset['theme'] = theme;
  const shadow = outer.attachShadow({ mode: 'open' });
  const sheet = new (page.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(pageCss());
  shadow.adoptedStyleSheets = [sheet];
  const root = page.createElement('div');
  root.className = 'root';
  shadow.append(root);
  host.append(outer);
  return { outer, shadow, root };
};
