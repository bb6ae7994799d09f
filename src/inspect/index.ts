export type { ChartView, WarnedWay } from '../chart/chart-view.ts';
export {
  type ChartEdge,
  type ChartState,
  type EdgeKind,
  type MachineChart,
  machineChart,
} from '../chart/machine-chart.ts';

export { statechartMermaid } from '../chart/statechart-mermaid.ts';
export { type StatechartOptions, statechartSvg } from '../chart/statechart-svg.ts';
export { type ReduxDevtoolsOptions, toReduxDevtools } from './bridges/to-redux-devtools.ts';
export {
  type StatelyActor,
  type StatelyInspector,
  type StatelyOptions,
  type StatelySnapshot,
  toStately,
} from './bridges/to-stately.ts';
export {
  type DispatchedEvent,
  toXstateInspect,
  type XstateInspectOptions,
} from './bridges/to-xstate-inspect.ts';
export type { SocketViewer, ViewerSocket } from './bridges/xstate-inspect-socket.ts';
export type { WindowViewer } from './bridges/xstate-inspect-window.ts';
export { type BroadcastOptions, broadcast } from './channel/broadcast.ts';
export type { ChannelMessage } from './channel/channel-message.ts';
export { type Receiver, type Run, receiveBroadcast } from './channel/receive-broadcast.ts';
export type { InspectorOptions, MountedInspector, RecordsSource } from './page/inspector-options.ts';
export { mountInspector } from './page/mount-inspector.ts';
export type { Inspectable } from './records/inspectable.ts';
export type { InspectionRecord, Json, RecordedFinding, RecordKind } from './records/record.ts';
export { createRecords, type Records, type RecordsOptions } from './records/records.ts';
export type { RecordedAgent } from './records/records-of-recording.ts';
export { type OpenedFile, readSession, writeSession } from './session/session-file.ts';
