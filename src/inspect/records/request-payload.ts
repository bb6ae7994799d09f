import type { PendingRequest } from '../../requests/pending-request.ts';
import type { RecordMasker } from './mask.ts';
import type { InspectionRecord, Json } from './record.ts';

type Payload = NonNullable<InspectionRecord['payload']>;

/** A parameter of a request: numbers and choices pass, any other text is taken for a person's. */
const masked = (masker: RecordMasker, name: string, value: unknown): Json => {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return name === 'mode' ? masker.sentence(value) : masker.party(value);
};

const payloadOf = (masker: RecordMasker, request: PendingRequest): Payload => {
  const { command, status, waitsFor, rule, retcode, message, reasons, parameters } = request;
  return {
    request: command,
    status,
    ...(waitsFor === null ? {} : { waitsFor }),
    ...Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, masked(masker, name, value)]),
    ),
    ...(rule === null ? {} : { rule }),
    ...(retcode === null ? {} : { retcode: masker.sentence(retcode) }),
    ...(message === null ? {} : { message: masker.sentence(message) }),
    ...(reasons.length === 0 ? {} : { reasons: reasons.map((reason) => masker.sentence(reason.message)) }),
  };
};

/** Starts watching requests. Each list gives the payloads of those that have moved on, masked. */
export const createRequestWatch = (
  masker: RecordMasker,
): ((requests: readonly PendingRequest[]) => readonly Payload[]) => {
  let known = new Map<number, string>();
  return (requests) => {
    const now = new Map(requests.map(({ id, status, waitsFor }) => [id, `${status} ${waitsFor}`]));
    const moved = requests.filter(({ id }) => known.get(id) !== now.get(id));
    known = now;
    return moved.map((request) => payloadOf(masker, request));
  };
};
