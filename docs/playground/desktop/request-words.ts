import { type Command, commandTerms, type PendingRequest } from 'ccbar-agent';

/** A command as it begins a sentence. */
export const commandName = (command: Command): string => {
  const term = commandTerms[command];
  return term.charAt(0).toUpperCase() + term.slice(1);
};

/** Returns the progress of a request as the text of a chip. */
export const chipText = ({ command, status, waitsFor }: PendingRequest): string => {
  const name = commandName(command);
  if (waitsFor === 'answer') return `${name} …`;
  if (waitsFor === 'callEnd') return `${name} after this call`;
  if (waitsFor === 'wrapUpEnd') return `${name} after wrap-up`;
  if (waitsFor === 'event') return `${name} accepted`;
  return `${name} ${status}`;
};

/** Returns the result of a request, in a sentence or two. */
export const resultText = ({ command, status, message, rule }: PendingRequest): string => {
  const by = rule === null ? '' : ` (requested by ${rule})`;
  return `${commandName(command)}${by}: ${status}. ${message ?? ''}`.trim();
};
