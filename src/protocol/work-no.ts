/**
 * Returns what distinguishes an agent from others: the work number without zeros in front, as some events have them.
 * Pages without types may configure a number, or a text with blanks.
 */
export const workNoKey = (workNo: string): string => `${workNo}`.trim().replace(/^0+(?=\d)/, '');

/** Returns whether two work numbers name the same agent: `030021` and `30021` do. */
export const isSameAgent = (a: string, b: string): boolean => a === b || workNoKey(a) === workNoKey(b);
