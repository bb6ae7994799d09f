export { type ZonedTime, zonedTime } from '../measures/zoned-time.ts';
export {
  type AdherenceEvent,
  type AdherenceFollower,
  type AdherenceInput,
  type AdherenceLine,
  type AdherenceMode,
  adherenceModes,
  type FeedHealth,
  followAdherence,
  heartbeatEvery,
} from './adherence.ts';
export {
  type AdherenceMapping,
  mapAdherence,
  type ReadMapping,
  readAdherenceMapping,
} from './adherence-mapping.ts';
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
export { type FleetStatus, fleetStatus, type PartitionStatus } from './fleet-status.ts';
export type { FleetFinding, FleetOutput, FleetState, FleetStep, FleetTurn } from './fleet-turn.ts';
export { foldEntry, type PartitionRuns, partitionRuns } from './fold-entry.ts';
export type { ForwardedBatch } from './forwarded.ts';
export { createImporter, type Importer, type ImporterOptions } from './import-frames.ts';
export { createIngest, type IngestEvents, type IngestOptions, type IngestRefusal } from './ingest.ts';
export { type Journal, type MemoryLogOptions, memoryLog } from './memory-log.ts';
export { type MergeOptions, mergeOutputs } from './merge-outputs.ts';
export { partitionOf } from './partition.ts';
export type { AgentFleetLog, FoldedEntry, PartitionEvents } from './partition-worker.ts';
export { type Positions, positionsText, readPositions } from './positions.ts';
export {
  type PushedLines,
  type PushOptions,
  type PushResult,
  pushLines,
  type SendLines,
} from './push-lines.ts';
export { countSlots, type SlotCounter, type SlotOptions, type SlotTotals } from './slot-totals.ts';
export { type SlotMinutes, slotOf, slotText, type TimeSlot } from './time-slot.ts';
export { type FleetWorker, runWorker, type WorkerEvents, type WorkerOptions } from './worker.ts';
export {
  type FleetMeter,
  type WorkerMetrics,
  type WorkerMetricsOptions,
  workerMetrics,
} from './worker-metrics.ts';
