export {
  type Board,
  type BoardAgent,
  type BoardChange,
  type BoardFinding,
  boardChange,
  changeBoard,
  countStates,
  emptyBoard,
  longestInState,
  type StateCounts,
} from './board.ts';
export { type FleetBatch, type FleetFrame, tick } from './fleet-batch.ts';
export type {
  AppendResult,
  CheckpointStore,
  ClaimStore,
  FleetLog,
  InputEntry,
  OutputEntry,
  WriteResult,
} from './fleet-log.ts';
export type { FleetFinding, FleetOutput, FleetState, FleetStep, FleetTurn } from './fleet-turn.ts';
export { foldEntry, type PartitionRuns, partitionRuns } from './fold-entry.ts';
export type { ForwardedBatch } from './forwarded.ts';
export { createIngest, type IngestEvents, type IngestOptions } from './ingest.ts';
export { type Journal, type MemoryLogOptions, memoryLog } from './memory-log.ts';
export { partitionOf } from './partition.ts';
export type { AgentFleetLog, PartitionEvents } from './partition-worker.ts';
export { type FleetWorker, runWorker, type WorkerEvents, type WorkerOptions } from './worker.ts';
