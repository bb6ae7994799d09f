/** Listens to one kind of event. Returns how to stop. */
export const listenTo = <Received extends Event>(
  target: EventTarget,
  type: string,
  listener: (event: Received) => void,
): (() => void) => {
  const listening = listener as (event: Event) => void;
  target.addEventListener(type, listening);
  return () => target.removeEventListener(type, listening);
};
