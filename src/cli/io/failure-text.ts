import { errorText } from '../../error-text.ts';

const reasons: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the disk can only be read',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link that leads nowhere',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'the file would be larger than the limit allows',
  EIO: 'the disk or its connection failed',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENXIO: 'nobody reads from it',
};

/** Returns the code of a system error, such as `ENOENT`; empty when it has none. */
export const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
};

/** Returns the reason of a failed system call in words, fit for the end of a sentence. */
export const failureText = (error: unknown): string => {
  const code = codeOf(error);
  if (code.startsWith('Z_')) return 'the packed data is damaged or ends early';
  return reasons[code] ?? (error instanceof Error ? error.message : errorText(error));
};
