import { BehaviorSubject } from 'rxjs';

/** The two looks of the page. */
export type Theme = 'light' | 'dark';

const key = 'ccbar-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

const chosen = (): Theme | null => {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : null;
  } catch {
    return null;
  }
};

const theme = new BehaviorSubject<Theme>(chosen() ?? (system.matches ? 'dark' : 'light'));

/** The look in force: what was chosen here, else what the system prefers. */
export const theme$ = theme.asObservable();

// Loaded before the first paint, so that nobody sees the other look flash by.
theme$.subscribe((look) => {
  document.documentElement.dataset['theme'] = look;
});
system.addEventListener('change', () => {
  if (chosen() === null) theme.next(system.matches ? 'dark' : 'light');
});

/** The button that changes the look and remembers it. */
export const mountTheme = (button: HTMLElement): void => {
  theme$.subscribe((look) => button.setAttribute('aria-pressed', String(look === 'dark')));
  button.addEventListener('click', () => {
    const look = theme.value === 'dark' ? 'light' : 'dark';
    theme.next(look);
    try {
      localStorage.setItem(key, look);
    } catch {
      // Without storage the choice lasts until the page is left.
    }
  });
};
