/** More of an error is not shown: it stands in a finding, and findings are stored and sent. */
const mostCharacters = 300;

/**
 * Returns words for anything that was thrown or rejected with, of at most 300 characters. Never throws, whatever
 * the value is: a value without `toString`, a revoked proxy, an error whose `message` throws.
 */
export const errorText = (error: unknown): string => {
  try {
    const text = String(error);
    return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  } catch {
    return 'an error that cannot be shown as text';
  }
};
