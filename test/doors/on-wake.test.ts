import { afterEach, describe, expect, it, vi } from 'vitest';
import { onWake } from '../../src/doors/on-wake.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('onWake', () => {
  it.each([
    ['document', 'visibilitychange'],
    ['document', 'resume'],
    ['window', 'pageshow'],
    ['window', 'focus'],
  ] as const)('reports the %s’s %s until stopped', (target, type) => {
    const page = { document: new EventTarget(), window: new EventTarget() };
    for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value);
    const wake = vi.fn();
    const stop = onWake(wake);
    page[target].dispatchEvent(new Event(type));
    expect(wake).toHaveBeenCalledTimes(1);
    stop();
    page[target].dispatchEvent(new Event(type));
    expect(wake).toHaveBeenCalledTimes(1);
  });

  it('does nothing where there is no page', () => {
    onWake(() => {})();
  });
});
