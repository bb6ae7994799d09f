export { type Bar, type BarOptions, buttonNames, createBar } from './bar.ts';
export type { BarButtons, ButtonName } from './bar-buttons.ts';
export type { BarCall, BarCallPhase } from './bar-call.ts';
export type { AskedStatus, BarSettings, BarState, BarTruth } from './bar-truth.ts';
export { type Dress, type DressChoice, dressEvent } from './dress.ts';
export type { Faults, LostMessage, Message, Traffic } from './faults.ts';
export { type FleetOptions, fleetFrames } from './fleet.ts';
export { type FramesOptions, framesOf } from './frames-of.ts';
export type { Play, PlayOptions } from './play-scenario.ts';
export { createRandom, type Random } from './random.ts';
export {
  type Scenario,
  type ScenarioGroup,
  type ScenarioLeg,
  type ScenarioStep,
  scenarioGroups,
} from './scenario.ts';
export { leadIn, type ScenarioName, scenario, scenarioNames } from './scenarios.ts';
export type { SendingOptions } from './sender.ts';
export {
  type BarMessageEvent,
  type BarWindow,
  type ServeBarOptions,
  type ServedBar,
  serveBar,
} from './serve-bar.ts';
export { type ShiftOptions, shiftFrames } from './shift.ts';
export { type SimulateBarOptions, type SimulatedBar, simulateBar } from './simulate-bar.ts';
