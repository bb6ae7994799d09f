export { type BroadcastOptions, broadcast } from './broadcast.ts';
export type { ChannelMessage } from './channel-message.ts';
export type { ChartView, WarnedWay } from './chart/chart-view.ts';
export {
  type ChartEdge,
  type ChartState,
  type EdgeKind,
  type MachineChart,
  machineChart,
} from './chart/machine-chart.ts';
export { statechartMermaid } from './chart/statechart-mermaid.ts';
export { type StatechartOptions, statechartSvg } from './chart/statechart-svg.ts';
export type { Inspectable } from './inspectable.ts';
export {
  type InspectorOptions,
  type MountedInspector,
  mountInspector,
  type RecordsSource,
} from './page/mount-inspector.ts';
export { type Receiver, type Run, receiveBroadcast } from './receive-broadcast.ts';
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
export { type OpenedFile, readSession, writeSession } from './view/session-file.ts';
export type { SocketViewer, ViewerSocket } from './xstate-inspect-socket.ts';
export type { WindowViewer } from './xstate-inspect-window.ts';
