import type { FleetMeter } from '../../../fleet/worker-metrics.ts';
import { libraryVersion } from '../../../library-version.ts';

/** Returns a meter of OpenTelemetry, or `null` when its API is not installed. Without an SDK it counts nothing. */
export const fleetMeter = async (): Promise<FleetMeter | null> => {
  try {
    const { metrics } = await import('@opentelemetry/api');
    return metrics.getMeter('ccbar-agent', libraryVersion);
  } catch {
    return null;
  }
};
