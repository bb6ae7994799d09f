/** A duration as people read it: `0:07`, `12:31`, `1:02:03`. Parts of a second are cut off, as on a clock. */
export const clockText = (ms: number): string => {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};
