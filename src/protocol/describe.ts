/**
 * Says what kind of value something is without repeating its content, so that it can stand in any log.
 * Never throws.
 */
export const describe = (value: unknown): string => {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return value === '' ? 'empty text' : `text of ${value.length} characters`;
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (typeof value === 'object') return 'object';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value;
};
