import { CcbarError } from '../errors.ts';
import type { Frame } from '../protocol/frame.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { framesByAgent } from '../replay/frames-by-agent.ts';
import type { FleetBatch, FleetFrame } from './fleet-batch.ts';
import type { AppendResult } from './fleet-log.ts';
import { readForwarded } from './forwarded.ts';
import { partitionOf } from './partition.ts';
import type { AgentFleetLog } from './partition-worker.ts';

/** The results of requests to the ingest, for metrics and logs. */
export interface IngestEvents {
  readonly accepted: (frames: number) => void;
  /** Frames about another agent than the session's, or lines that could not be read. */
  readonly refused: (reason: 'agent' | 'damaged' | 'size' | 'shape' | 'session', frames: number) => void;
  readonly full: () => void;
}

/** The options of `createIngest`. */
export interface IngestOptions {
  readonly log: AgentFleetLog;
  /**
   * Returns the work number of the agent whose page sends the request, from the session of the company, or
   * `null` when the session is not valid. What the page itself says about its agent is never believed.
   */
  readonly identify: (request: Request) => Promise<string | null> | string | null;
  /** The most bytes of a request; 256,000 when left out. */
  readonly mostBytes?: number;
  /** The most frames of a request; 1000 when left out. */
  readonly mostFrames?: number;
  readonly events?: Partial<IngestEvents>;
}

const digits = (workNo: string): string => workNo.replace(/^0+(?=\d)/, '');

const isAbout = (frame: Frame, workNo: string): boolean =>
  framesByAgent(frame).every((part) => part.workNo === null || digits(part.workNo) === digits(workNo));

const json = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...(status === 503 && { 'retry-after': '5' }) },
  });

const readBody = async (request: Request, most: number): Promise<string | null> => {
  const reader = request.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
};

/**
 * Creates the ingest of a fleet: a function from a web request to its response, for any server. It takes the
 * batches of `forwardFrames`, sets the work number from the session, refuses frames about other agents, and
 * waits for each append before it makes the next one to the same partition, so that the order holds.
 *
 * Responses: 200 stored, 400 not a batch, 401 no session, 405 not a POST, 413 too large, 503 the log is full.
 *
 * @throws {@link CcbarError} `bad-option` when `identify` is not a function.
 *
 * @example
 * ```ts
 * import { createIngest, memoryLog } from 'ccbar-agent/fleet';
 *
 * const sessions = new Map([['a-session', '30021']]);
 * const ingest = createIngest({
 *   log: memoryLog({ partitions: 4 }),
 *   identify: (request) => sessions.get(request.headers.get('x-session') ?? '') ?? null,
 * });
 * ```
 */
export const createIngest = ({
  log,
  identify,
  mostBytes = 256_000,
  mostFrames = 1000,
  events = {},
}: IngestOptions): ((request: Request) => Promise<Response>) => {
  if (typeof identify !== 'function')
    throw new CcbarError(
      'bad-option',
      'createIngest needs identify: a function that names the agent of a session.',
    );
  const queues = new Map<number, Promise<unknown>>();

  const append = (workNo: string, batch: FleetBatch, id: string): Promise<AppendResult> => {
    const partition = partitionOf(workNo, log.partitions);
    const result = (queues.get(partition) ?? Promise.resolve()).then(() => log.append(partition, batch, id));
    queues.set(
      partition,
      result.catch(() => {}),
    );
    return result;
  };

  const refuse = (
    reason: Parameters<IngestEvents['refused']>[0],
    frames: number,
    status: number,
  ): Response => {
    events.refused?.(reason, frames);
    return json(status, { accepted: 0, refused: frames, reason });
  };

  return async (request) => {
    if (request.method !== 'POST') return json(405, { reason: 'method' });
    const workNo = await identify(request);
    if (workNo === null) return refuse('session', 0, 401);
    const text = await readBody(request, mostBytes);
    if (text === null) return refuse('size', 0, 413);
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return refuse('shape', 0, 400);
    }
    if (!isPlainObject(body)) return refuse('shape', 0, 400);
    const { id, sentAt, lines } = body;
    const isBatch =
      typeof id === 'string' && id.length <= 100 && Number.isFinite(sentAt) && Array.isArray(lines);
    if (!isBatch) return refuse('shape', 0, 400);
    if (lines.length > mostFrames) return refuse('size', lines.length, 413);
    const { frames, damaged } = readForwarded(lines);
    const own = frames.filter((frame) => isAbout(frame, workNo));
    const others = frames.length - own.length;
    if (damaged > 0) events.refused?.('damaged', damaged);
    if (others > 0) events.refused?.('agent', others);
    if (own.length > 0) {
      const named: readonly FleetFrame[] = own.map((frame) => ({ workNo, frame }));
      const result = await append(workNo, { frames: named, sentAt: Number(sentAt) }, `${workNo}-${id}`);
      if (result.kind === 'full') {
        events.full?.();
        return json(503, { reason: 'full' });
      }
      if (result.kind === 'tooLarge') return refuse('size', own.length, 413);
      events.accepted?.(own.length);
    }
    return json(200, { accepted: own.length, refused: damaged + others });
  };
};
