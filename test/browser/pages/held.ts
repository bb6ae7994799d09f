// Counts what a page holds on to, from when it is imported; nothing listens while modules load.

const listeners = new Map<EventTarget, { type: string; listener: unknown }[]>();
const timers = new Set<number | undefined>();

const { addEventListener, removeEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  listeners.set(this, [...(listeners.get(this) ?? []), { type, listener }]);
  addEventListener.call(this, type, listener, options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
  const left = (listeners.get(this) ?? []).filter((one) => one.type !== type || one.listener !== listener);
  if (left.length === 0) listeners.delete(this);
  else listeners.set(this, left);
  removeEventListener.call(this, type, listener, options);
};

type Start = (run: () => void, ms?: number) => number;
type Stop = (timer?: number) => void;
const counted = (start: Start, isOver: boolean): Start => {
  return (run, ms) => {
    const timer = start(() => {
      if (isOver) timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
    return timer;
  };
};
const uncounted = (stop: Stop): Stop => {
  return (timer) => {
    timers.delete(timer);
    stop(timer);
  };
};
const native: Window & { setTimeout: Start; setInterval: Start } = window;
Object.assign(window, {
  setTimeout: counted(native.setTimeout.bind(window), true),
  setInterval: counted(native.setInterval.bind(window), false),
  clearTimeout: uncounted(window.clearTimeout.bind(window)),
  clearInterval: uncounted(window.clearInterval.bind(window)),
});

/** Returns the present number of listeners and timers. */
export const held = (): { readonly listeners: number; readonly timers: number } => ({
  listeners: [...listeners.values()].flat().length,
  timers: timers.size,
});
