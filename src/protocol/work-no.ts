/** Returns whether two work numbers name the same agent: `030021` and `30021` do. */
export const isSameAgent = (a: string, b: string): boolean =>
  a === b || a.replace(/^0+(?=\d)/, '') === b.replace(/^0+(?=\d)/, '');
