let isDown = false;
const waiting = new Set<() => void>();

addEventListener(
  'pointerdown',
  () => {
    isDown = true;
  },
  { capture: true },
);
const release = (): void => {
  isDown = false;
  // The click comes after the release, and has to find everything where it was.
  setTimeout(() => {
    for (const run of waiting) run();
    waiting.clear();
  });
};
for (const type of ['pointerup', 'pointercancel']) addEventListener(type, release, { capture: true });

/**
 * Runs a function once no pointer is down: what moves the page between press and release would take the click away
 * from the button that was pressed.
 */
export const afterPress = (run: () => void): void => {
  if (isDown) waiting.add(run);
  else setTimeout(run);
};
