import type { Agent } from 'ccbar-agent';
import { distinctUntilChanged, map, type Observable, Subject } from 'rxjs';
import { make } from '../make.ts';

/** The notes an agent has to save after each call, as far as this page has any. */
export interface Notes {
  /** A tick that marks them as saved. */
  readonly tick: HTMLElement;
  readonly isDone: () => boolean;
  /** Emits when the answer changed. */
  readonly changed$: Observable<void>;
  /** Every new call asks for new notes. */
  readonly follow: (agent: Agent) => void;
}

/** Starts notes that are saved when the tick is set. */
export const createNotes = (): Notes => {
  const box = make('input', { type: 'checkbox', id: 'notes-saved' });
  const changed = new Subject<void>();
  box.addEventListener('change', () => changed.next());
  return {
    tick: make('label', { class: 'tick' }, box, 'Notes saved'),
    isDone: () => box.checked,
    changed$: changed,
    follow: ({ state$ }) => {
      const isRinging$ = state$.pipe(
        map((state) => state === 'ringing'),
        distinctUntilChanged(),
      );
      isRinging$.subscribe((isRinging) => {
        if (!isRinging || !box.checked) return;
        box.checked = false;
        changed.next();
      });
    },
  };
};
