/** An agent's number after its letter; or, in what was masked, the token of one. */
const agentForm = /^(?:a\d+|agent#[\da-f]+)$/i;

/**
 * Returns whether a party is an agent: where a telephone number could stand as well, agents have an `a` before
 * theirs.
 */
export const isAgentParty = (party: string): boolean => agentForm.test(party);
