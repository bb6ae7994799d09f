/**
 * Returns a hash of a text, a whole number of 32 bits (FNV-1a); not for secrets.
 *
 * @param begin the hash of what stands before the text.
 */
export const hashText = (text: string, begin = 0x811c9dc5): number => {
  let hash = begin;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};
