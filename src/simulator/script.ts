import type { WireEvent } from '../protocol/encode.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';

/** The values that a scenario itself leaves open: time, agent and call ids. */
export interface ScriptOptions {
  /** Time of the first event, ms since the epoch. */
  readonly startAt: number;
  /** Time between two events, ms; 0 is as close as it gets (1 ms). Each step's own when left out. */
  readonly stepMs?: number | undefined;
  readonly workNo: string;
  /** The counter of the first call id. */
  readonly firstCall: number;
}

type Rename = (callId: string) => string;

const withCallId = (content: unknown, rename: Rename): unknown => {
  if (typeof content === 'string') return rename(content);
  if (typeof content !== 'object' || content === null || !('callId' in content)) return content;
  return { ...content, callId: rename(String(content.callId)) };
};

/**
 * A scenario as timed events with call ids of its own, so that it can be played twice. Pure.
 *
 * @param lead steps before the scenario.
 */
export const scriptOf = (
  { steps }: Scenario,
  lead: readonly ScenarioStep[],
  { startAt, stepMs, workNo, firstCall }: ScriptOptions,
): readonly WireEvent[] => {
  const fresh = new Map<string, string>();
  let at = startAt;
  const rename: Rename = (callId) => {
    const known = fresh.get(callId) ?? `${Math.floor(at / 1000)}-${firstCall + fresh.size}`;
    fresh.set(callId, known);
    return known;
  };
  return [...lead, ...steps].map(({ send, content, afterMs }, index) => {
    if (index > 0) at += Math.max(1, stepMs ?? afterMs);
    return { eventType: send, eventGenTime: at, workNo, content: withCallId(content, rename) };
  });
};
