import { errorText } from '../error-text.ts';
import { refusalText } from '../protocol/refusal-codes.ts';

/** The value that a command function may return: nothing, or the answer of the platform. */
export interface PlatformAnswer {
  /** `'0'` or 0 is success; anything else is a refusal. */
  readonly retcode?: string | number | null;
  readonly message?: string;
}

/** An answer that was understood. */
export interface KnownAnswer {
  readonly isAccepted: boolean;
  readonly retcode: string | null;
  /** The reason of a refusal, as a sentence. */
  readonly message: string | null;
}

/** More of a return code is not shown, characters. */
const longestCode = 40;

/** Reads what a command function answered. Never throws. */
export const readAnswer = (answer: unknown): KnownAnswer => {
  try {
    const { retcode } = (answer ?? {}) as PlatformAnswer;
    const code = retcode === null || retcode === undefined ? '0' : String(retcode).slice(0, longestCode);
    if (code === '0') return { isAccepted: true, retcode: null, message: null };
    const message = `The platform refused: ${refusalText(code)} (retcode ${code}).`;
    return { isAccepted: false, retcode: code, message };
  } catch (error) {
    return failedAnswer(error);
  }
};

/** Returns the answer that stands for a command function that threw. */
export const failedAnswer = (error: unknown): KnownAnswer => ({
  isAccepted: false,
  retcode: null,
  message: `The command could not be carried out: ${errorText(error)}.`,
});
