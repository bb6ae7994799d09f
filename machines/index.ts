export {
  type AgentContext,
  type AgentMachineEvent,
  type Certainty,
  initialContext,
  type ReturnPoint,
} from './agent.context.ts';
export { describedAgentMachine as agentMachine } from './agent.described.ts';
export { type CallDirection, type CallEvent, type CallLeg, type CallPhase, isLive } from './call-legs.ts';
export { compileMachine } from './compile-machine.ts';
export { linkMachine } from './link.machine.ts';
export type { LinkEvent, LinkState } from './link-state.ts';
export type { CompiledMachine, CompiledState } from './machine-table.ts';
