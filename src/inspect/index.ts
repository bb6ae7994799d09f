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
export { type ReduxDevtoolsOptions, toReduxDevtools } from './to-redux-devtools.ts';
export {
  type StatelyActor,
  type StatelyInspector,
  type StatelyOptions,
  type StatelySnapshot,
  toStately,
} from './to-stately.ts';
export { type DispatchedEvent, toXstateInspect, type XstateInspectOptions } from './to-xstate-inspect.ts';
export type { SocketViewer, ViewerSocket } from './xstate-inspect-socket.ts';
export type { WindowViewer } from './xstate-inspect-window.ts';
