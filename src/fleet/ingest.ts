import { CcbarError } from '../errors.ts';
import type { Frame } from '../protocol/frame.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import { isSameAgent } from '../protocol/work-no.ts';
import { framesByAgent } from '../replay/frames-by-agent.ts';
import type { FleetBatch, FleetFrame } from './fleet-batch.ts';
import type { AppendResult } from './fleet-log.ts';
import { readForwarded } from './forwarded.ts';
import { partitionOf } from './partition.ts';
import type { AgentFleetLog } from './partition-worker.ts';

/** The results of requests to the ingest, for metrics and logs. */
export interface IngestEvents {
  readonly accepted: (frames: number) => void;
  /** Frames or whole requests that were refused, and why. */
  readonly refused: (reason: IngestRefusal, frames: number) => void;
  /** The log was full; the page sends the batch again later. */
  readonly full: () => void;
  /** The log could not be reached, or `identify` failed; the page sends the batch again later. */
  readonly failed: (error: unknown) => void;
}

/**
 * The reasons for which the ingest refuses something: frames about another agent than the session's, lines that cannot be read,
 * frames or requests over the size limit, a request that is not a batch, or one without a valid session.
 */
export type IngestRefusal = 'agent' | 'damaged' | 'size' | 'shape' | 'session';

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
  /** The most characters of one frame; 64,000 when left out. */
  readonly mostFrameLength?: number;
  readonly events?: Partial<IngestEvents>;
}

const isAbout = (frame: Frame, workNo: string): boolean =>
  framesByAgent(frame).every((part) => part.workNo === null || isSameAgent(part.workNo, workNo));

const json = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...(status === 503 && { 'retry-after': '5' }) },
  });

const day = 24 * 3_600_000;

/** Returns whether a frame arrived at a time that can be: not long after it was sent, nor longer ago than a log holds. */
const isInTime = ({ at }: Frame, sentAt: number): boolean => at < sentAt + day && at > sentAt - 8 * day;

interface CheckedBatch {
  readonly id: string;
  readonly sentAt: number;
  readonly lines: readonly unknown[];
}

/** Reads the body of a request; the id becomes a part of message headers, so it has only harmless characters. */
const readBatch = (text: string): CheckedBatch | null => {
  try {
    const body: unknown = JSON.parse(text);
    if (!isPlainObject(body)) return null;
    const { id, sentAt, lines } = body;
    const isTime = typeof sentAt === 'number' && sentAt >= 0 && sentAt <= 8.64e15;
    if (typeof id !== 'string' || !/^[\w-]{1,100}$/.test(id) || !isTime || !Array.isArray(lines)) return null;
    return { id, sentAt, lines };
  } catch {
    return null;
  }
};

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
 * Responses: 200 stored (the rest was counted), 400 not a batch or nothing readable in it, 401 no session, 403
 * nothing in it is about the agent of the session, 405 not a POST, 413 too large, 415 not JSON, 503 the log is
 * full or cannot be reached, or `identify` failed.
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
  mostFrameLength = 64_000,
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

  const refuse = (reason: IngestRefusal, frames: number, status: number): Response => {
    events.refused?.(reason, frames);
    return json(status, { accepted: 0, refused: frames, reason });
  };

  /** Stores the frames of the agent; `null` when they are stored. */
  const store = async (workNo: string, batch: FleetBatch, id: string): Promise<Response | null> => {
    try {
      const result = await append(workNo, batch, id);
      if (result.kind === 'appended') {
        events.accepted?.(batch.frames.length);
        return null;
      }
      if (result.kind === 'tooLarge') return refuse('size', batch.frames.length, 413);
      events.full?.();
      return json(503, { reason: 'full' });
    } catch (error) {
      events.failed?.(error);
      return json(503, { reason: 'log' });
    }
  };

  return async (request) => {
    if (request.method !== 'POST') return json(405, { reason: 'method' });
    // Another site's page can send this type only when the browser has asked whether it may.
    if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
      return json(415, { reason: 'type' });
    let workNo: string | null;
    try {
      workNo = await identify(request);
    } catch (error) {
      // The part that knows the sessions is not available now; the page sends the batch again later.
      events.failed?.(error);
      return json(503, { reason: 'session' });
    }
    if (typeof workNo !== 'string' || workNo === '') return refuse('session', 0, 401);
    const text = await readBody(request, mostBytes);
    if (text === null) return refuse('size', 0, 413);
    const batch = readBatch(text);
    if (batch === null) return refuse('shape', 0, 400);
    const { id, sentAt, lines } = batch;
    if (lines.length > mostFrames) return refuse('size', lines.length, 413);
    const fitting = lines.filter((line) => typeof line !== 'string' || line.length <= mostFrameLength);
    const { frames, damaged: unreadable } = readForwarded(fitting);
    const timely = frames.filter((frame) => isInTime(frame, sentAt));
    const own = timely.filter((frame) => isAbout(frame, workNo));
    const refused: { readonly [Reason in IngestRefusal]?: number } = {
      size: lines.length - fitting.length,
      damaged: unreadable + frames.length - timely.length,
      agent: timely.length - own.length,
    };
    const named: readonly FleetFrame[] = own.map((frame) => ({ workNo, frame }));
    const problem =
      own.length === 0 ? null : await store(workNo, { frames: named, sentAt }, `${workNo}-${id}`);
    if (problem !== null) return problem;
    for (const reason of ['size', 'damaged', 'agent'] as const) {
      const count = refused[reason] ?? 0;
      if (count > 0) events.refused?.(reason, count);
    }
    const answer = { accepted: own.length, refused: lines.length - own.length };
    if (own.length > 0 || lines.length === 0) return json(200, answer);
    if (timely.length > 0) return json(403, { ...answer, reason: 'agent' });
    return fitting.length > 0
      ? json(400, { ...answer, reason: 'damaged' })
      : json(413, { ...answer, reason: 'size' });
  };
};
