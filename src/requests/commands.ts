import type { Situation } from '../agent/situation.ts';
import type { Command, CommandParameters } from '../rules/intent.ts';
import type { PlatformAnswer } from './command-answer.ts';
import type { PendingRequest } from './pending-request.ts';

/** The second argument of a command function. */
export interface CommandContext<Name extends Command = Command> {
  readonly request: PendingRequest<Name>;
  /** The situation of the agent, with its calls. */
  readonly situation: Situation;
}

/**
 * Carries a command out, for example over the platform's REST interface. Its answer means *accepted*: that it
 * took effect is shown by an event. An answer with a `retcode` other than 0, a throw or a rejected promise is a
 * refusal.
 */
export type CommandFunction<Name extends Command = Command> = (
  parameters: CommandParameters[Name],
  context: CommandContext<Name>,
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that answers nothing is the simplest one
) => PlatformAnswer | void | PromiseLike<PlatformAnswer | void>;

/** The functions that carry out commands; a command without a function is `unsupported`. */
export type Commands = { readonly [Name in Command]?: CommandFunction<Name> };
