import { make } from '../make.ts';

/** The views beside the desktop, by the hash that opens each. The first one is shown without a hash. */
const titles = {
  story: 'Story',
  rules: 'Rules',
  requests: 'Requests',
  inspector: 'Inspector',
  log: 'Log',
  states: 'States',
  recording: 'Recording',
  code: 'Code',
} as const;

/** The name of a view, which is its hash too. */
export type ViewName = keyof typeof titles;

const isViewName = (name: string): name is ViewName => Object.hasOwn(titles, name);

/** Returns what a hash asks for: `#states/AgentEvent_Hold` is the view `states` and the part `AgentEvent_Hold`. */
const readHash = (hash: string): readonly [ViewName, string] => {
  const [name = '', ...rest] = decodeURIComponent(hash.replace(/^#/, '')).split('/');
  return [isViewName(name) ? name : 'story', rest.join('/')];
};

/**
 * Shows one view at a time, the one that the hash of the address names, so that each can be linked to.
 *
 * @param onShow runs for each view that is shown, with the part of it that the hash names.
 */
export const mountViews = (nav: HTMLElement, onShow: (name: ViewName, part: string) => void): void => {
  const links = Object.entries(titles).map(([name, title]) =>
    make('a', { href: `#${name}`, class: 'tab' }, title),
  );
  nav.append(...links);
  const show = () => {
    const [name, part] = readHash(location.hash);
    for (const view of document.querySelectorAll<HTMLElement>('[data-view]')) {
      view.hidden = view.dataset['view'] !== name;
    }
    for (const link of links) {
      if (link.getAttribute('href') === `#${name}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.body.dataset['shows'] = name;
    onShow(name, part);
  };
  addEventListener('hashchange', show);
  show();
};
