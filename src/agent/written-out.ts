/**
 * Makes the engine write a text out, which it otherwise holds in the pieces that were put together: each takes some
 * 50 bytes besides its characters. The character that is read has to be of use, since an optimising compiler leaves
 * out what is not.
 */
export const writtenOut = (text: string): string => (text.charCodeAt(0) === 0 ? `${text}` : text);
