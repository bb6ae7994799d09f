/** Pages without types may configure a number, or a text with blanks. */
const withoutZeros = (workNo: string): string => `${workNo}`.trim().replace(/^0+(?=\d)/, '');

/** Returns whether two work numbers name the same agent: `030021` and `30021` do. */
export const isSameAgent = (a: string, b: string): boolean => a === b || withoutZeros(a) === withoutZeros(b);
