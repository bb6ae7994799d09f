import type { Observable } from 'rxjs';
import { pickOnce } from '../../agent/once-per-call.ts';
import type { AgentView } from '../../agent-api.ts';
import type { SharedAgent } from '../shared-agent.ts';
import { onceInOneTab } from './once-in-one-tab.ts';

/** Throws an error where the browser reports it, and nothing else is stopped. */
const throwLater = (error: unknown) =>
  queueMicrotask(() => {
    throw error;
  });

/**
 * `oncePerCall` over the views that a tab sees.
 *
 * @param idOf returns the id of a call by which the tabs agree on it.
 */
export const oncePerCallOf =
  (
    name: string,
    view$: Observable<AgentView>,
    idOf: (id: string | null) => string | null = (id) => id,
  ): SharedAgent['oncePerCall'] =>
  (moment, handler, { inOneTab } = {}) => {
    const pick = pickOnce(moment);
    const subscription = view$.subscribe(({ calls }) => {
      for (const call of pick(calls)) {
        const run = async () => handler(call);
        const running =
          inOneTab === undefined
            ? run()
            : onceInOneTab(`${name}:${moment}:${inOneTab}`, idOf(call.id) ?? '', run);
        running.catch(throwLater);
      }
    });
    return () => subscription.unsubscribe();
  };
