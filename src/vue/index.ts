export type { WatchedAgent } from '../tabs/watched-agent.ts';
export { AgentProvider, agentKey, provideAgent, useAgent } from './agent-key.ts';
export { useAgentState } from './use-agent-state.ts';
export { useCall } from './use-call.ts';
export { useCan } from './use-can.ts';
export { useElapsed } from './use-elapsed.ts';
export { useFindings } from './use-findings.ts';
