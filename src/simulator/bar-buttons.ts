import type { CallMode } from '../protocol/encode.ts';
import type { BarTruth, Outcome, PressContext } from './bar-truth.ts';

/**
 * The buttons of a bar: what the agent, the far side and a supervisor can do. Every press returns whether the
 * bar accepted it; one it does not accept in its state, or with such a value, does nothing.
 */
export interface BarButtons {
  /** Signs in and, for another status than idle, takes it up at once. */
  readonly signIn: (options?: { readonly status?: 'idle' | 'busy' | 'wrapUp' }) => boolean;
  /** Signs out; the platform sends the page no event for it. Not possible during a call. */
  readonly signOut: () => boolean;
  /** Ends busy or rest; elsewhere takes back the request that waits, silently. */
  readonly idle: () => boolean;
  /** Busy for a reason, 0 or 200 to 250. During a call or wrap-up it is granted after it. */
  readonly busy: (reason?: number) => boolean;
  /** Rest for a time, 1 to 86399 s (600 when left out), with a cause from 0 to 255. Granted as busy is. */
  readonly rest: (seconds?: number, cause?: number) => boolean;
  /** Wrap-up on the agent's own wish. */
  readonly wrapUp: () => boolean;
  /** Leaves wrap-up, into the status that was asked for or into idle. */
  readonly leaveWrapUp: () => boolean;
  /** A supervisor grants the rest that waits; see `restNeedsApproval`. */
  readonly grantRest: () => boolean;
  /** A supervisor makes the agent busy (reason 3); during a call it waits for the end. */
  readonly forceBusy: () => boolean;
  /** A supervisor ends busy, rest or wrap-up. */
  readonly forceIdle: () => boolean;
  /** A supervisor sends the agent to rest, with a cause from 1 to 255. */
  readonly forceRest: (seconds?: number, cause?: number) => boolean;
  /** A supervisor signs the agent out; calls are dropped. */
  readonly forceSignOut: () => boolean;

  /** A customer's call is offered to the idle agent. */
  readonly customerCalls: (number?: string) => boolean;
  /** Another agent calls; wrap-up does not prevent such a call. */
  readonly colleagueCalls: (workNo?: string) => boolean;
  /** Answers the offered call. */
  readonly answer: () => boolean;
  /** Rejects the offered call, which makes the agent busy (reason 7). */
  readonly reject: () => boolean;
  /** It rings out: an offered call makes the agent busy (reason 2), a dialled one fails. */
  readonly noAnswer: () => boolean;
  /** Calls a number; while a call is held, as a second one. */
  readonly dial: (number?: string, mode?: CallMode) => boolean;
  /** The dialled party answers. */
  readonly customerAnswers: () => boolean;
  /** Puts the active call on hold; of two legs none. */
  readonly hold: () => boolean;
  /** Takes the held call back. */
  readonly retrieve: () => boolean;
  /** Joins the held and the active call. */
  readonly conference: () => boolean;
  /** Hands the call to another agent, or connects the held party with the active one, and leaves. */
  readonly transfer: (workNo?: string) => boolean;
  /** The agent hangs up: rejects, gives up dialling, ends the active leg or leaves the conference. */
  readonly hangUp: () => boolean;
  /** The customer hangs up: of two legs the active one by default; of a conference the last to join. */
  readonly customerHangsUp: (which?: 'active' | 'held') => boolean;
  /** Presses the mute key of the agent's phone: mutes the active call, or unmutes it. */
  readonly muteKey: () => boolean;
  /** Pulls the plug of the agent's phone, which goes offline, or puts it back. */
  readonly phonePlug: () => boolean;
}

/** The name of a button. */
export type ButtonName = keyof BarButtons;

/**
 * The pure function of a button: it returns the state after the press and the events to send, or `null` where
 * the press is not accepted.
 */
export type Button<Args extends readonly unknown[]> = (
  truth: BarTruth,
  context: PressContext,
  ...args: Args
) => Outcome;

/** The function of every button. */
export type ButtonTable = { readonly [Name in ButtonName]: Button<Parameters<BarButtons[Name]>> };
