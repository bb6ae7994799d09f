/**
 * Returns words for anything that was thrown or rejected with. Never throws, whatever the value is: a value
 * without `toString`, a revoked proxy, an error whose `message` throws.
 */
export const errorText = (error: unknown): string => {
  try {
    return String(error);
  } catch {
    return 'an error that cannot be shown as text';
  }
};
