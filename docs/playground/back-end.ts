import type { Command, CommandParameters } from 'ccbar-agent';

// A connection bar carries out no other request of its page than a call. Companies do the rest over the platform's
// REST interface; here a second channel to the simulated bar stands for that. It is nothing of the bar's protocol.

/** A call of the desktop to the company's back end. */
export interface BackEndCall {
  readonly id: number;
  readonly command: Command;
  readonly parameters: CommandParameters[Command];
}

/** The answer: `'0'`, or the reason for a refusal, as the platform gives it. */
export interface BackEndAnswer {
  readonly id: number;
  readonly retcode: string;
}

/** The greeting with which the desktop opens the channel: a message with this and a port. */
export const backEndGreeting = 'playgroundBackEnd';
