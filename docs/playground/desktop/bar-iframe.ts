import { fromEvent, switchMap } from 'rxjs';
import { make } from '../make.ts';
import { type Theme, theme$ } from './theme.ts';

// Beside this page's folder, wherever that is served.
const address = `${__BAR_ORIGIN__}${new URL('../bar/', location.href).pathname}`;
const retryMs = 3000;

const answers = async (): Promise<boolean> => {
  try {
    await fetch(address, { mode: 'no-cors', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
};

/**
 * Loads the bar, and shows a notice while nobody answers there: a page cannot see whether an iframe of another origin
 * loaded, so it asks the server itself, after each load and until it answers.
 *
 * @param missing what is shown in place of the bar.
 */
export const mountBarIframe = (iframe: HTMLIFrameElement, missing: HTMLElement): void => {
  const again = make('button', { type: 'button', class: 'button' }, 'Try again');
  missing.append(
    make('h2', {}, 'The connection bar cannot be reached'),
    make(
      'p',
      {},
      'Nothing answers at ',
      make('code', {}, address),
      '. Is ',
      make('code', {}, 'npm start'),
      ' still running?',
    ),
    again,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  const check = async (): Promise<void> => {
    clearTimeout(timer);
    const isThere = await answers();
    if (isThere && !missing.hidden) {
      // Another address each time: the same one would not be loaded again.
      attempt += 1;
      iframe.src = `${address}?attempt=${attempt}`;
    }
    missing.hidden = isThere;
    document.body.classList.toggle('is-bar-missing', !isThere);
    iframe.hidden = !isThere;
    if (!isThere) timer = setTimeout(check, retryMs);
  };
  again.addEventListener('click', check);
  iframe.addEventListener('load', check);
  iframe.src = address;

  const postTheme = (theme: Theme) =>
    iframe.contentWindow?.postMessage({ playgroundTheme: theme }, __BAR_ORIGIN__);
  fromEvent(iframe, 'load')
    .pipe(switchMap(() => theme$))
    .subscribe(postTheme);
};
