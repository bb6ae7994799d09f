import type { Observable } from 'rxjs';
import { type ShallowRef, shallowReadonly, shallowRef, watchEffect } from 'vue';
import type { WatchedAgent } from '../tabs/watched-agent.ts';
import { injectAgent } from './agent-key.ts';

/**
 * A readonly ref with the newest value of an observable, until the present scope ends.
 *
 * @param observe Makes the observable, and again when a ref that it reads has changed.
 * @param first The value before there is any.
 * @throws {@link CcbarError} `no-agent` when none was provided.
 */
export const useObservable = <Value>(
  observe: (agent: WatchedAgent | null) => Observable<Value>,
  first: Value,
): Readonly<ShallowRef<Value>> => {
  const agent = injectAgent();
  const ref = shallowRef(first);
  watchEffect(
    (onCleanup) => {
      const subscription = observe(agent.value).subscribe((value) => {
        ref.value = value;
      });
      onCleanup(() => subscription.unsubscribe());
    },
    // A value that is emitted at once is there before the first render.
    { flush: 'sync' },
  );
  return shallowReadonly(ref);
};
