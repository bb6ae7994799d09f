import type { Situation } from '../agent/situation.ts';
import type { CallMode } from '../protocol/encode.ts';

/** A command without parameters. */
type NoParameters = { readonly [name: string]: never };

/** The commands that can be requested for an agent, each with its parameters. */
export interface CommandParameters {
  /** Ends busy, or takes back a busy that waits for the end of a call. */
  readonly idle: NoParameters;
  /** Not ready. `reason`: 0 (when left out) or 200 to 250. */
  readonly busy: { readonly reason?: number };
  /** A break. `seconds`: 1 to 86399; `cause`: 0 (when left out) to 255. */
  readonly rest: { readonly seconds: number; readonly cause?: number };
  /** Ends a rest, or takes back one that waits. */
  readonly cancelRest: NoParameters;
  /** Wrap-up on the agent's own wish. */
  readonly wrapUp: NoParameters;
  /** Leaves wrap-up. */
  readonly endWrapUp: NoParameters;
  /** Calls a number of 1 to 64 characters; `mode` is `'audio'` when left out. */
  readonly callOut: { readonly number: string; readonly mode?: CallMode };
  /** Calls a colleague. */
  readonly internalCall: { readonly workNo: string };
  readonly answer: NoParameters;
  readonly hangUp: NoParameters;
  readonly hold: NoParameters;
  readonly retrieve: NoParameters;
  /** Hands the call on, to an agent, a number or whatever the platform knows by this name. */
  readonly transfer: { readonly to: string };
  /** Asks a colleague for help while the customer waits. */
  readonly consult: { readonly workNo: string };
  /** Joins the held and the active call. */
  readonly conference: NoParameters;
  /** Dials further digits into the call. */
  readonly sendDigits: { readonly digits: string };
  readonly mute: NoParameters;
  readonly unmute: NoParameters;
}

/** The name of a command. */
export type Command = keyof CommandParameters;

/** A request that is about to be made: an enforced rule may object to it. */
export interface Intent {
  readonly command: Command;
  /** `null` when only the command as such is asked about, as for the look of a button. */
  readonly parameters: CommandParameters[Command] | null;
  /** The situation of the agent. */
  readonly situation: Situation;
  /** Now, ms on the platform's timeline. */
  readonly at: number;
}

/** A request that puts right what a rule found. */
export interface Remedy<Name extends Command = Command> {
  readonly command: Name;
  readonly parameters?: CommandParameters[Name];
}
