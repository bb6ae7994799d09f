export {
  type ChartEdge,
  type ChartState,
  type EdgeKind,
  type MachineChart,
  machineChart,
} from './chart/machine-chart.ts';
export type { Inspectable } from './inspectable.ts';
export type { InspectionRecord, Json, RecordedFinding, RecordKind } from './record.ts';
export { createRecords, type Records, type RecordsOptions } from './records.ts';
