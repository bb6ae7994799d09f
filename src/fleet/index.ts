export type {
  AppendResult,
  CheckpointStore,
  ClaimStore,
  FleetLog,
  InputEntry,
  OutputEntry,
  WriteResult,
} from './fleet-log.ts';
export { type Journal, type MemoryLogOptions, memoryLog } from './memory-log.ts';
export { partitionOf } from './partition.ts';
