import { isHarmlessNumber } from '../../protocol/harmless.ts';
import { parameterTable } from '../../requests/parameter-table.ts';
import type { PendingRequest } from '../../requests/pending-request.ts';
import type { Command } from '../../rules/intent.ts';
import type { RecordMasker } from './mask.ts';
import type { InspectionRecord, Json } from './record.ts';

type Payload = NonNullable<InspectionRecord['payload']>;

/** The parameters that a command has; `null` when there is no such command. */
const namesOf = (command: Command): readonly string[] | null =>
  Object.hasOwn(parameterTable, command) ? Object.keys(parameterTable[command]) : null;

/** Returns whether a number says how long or which kind: a rest lasts a day at most, in seconds. */
const isHarmlessAmount = (name: string, value: number): boolean =>
  name === 'seconds' ? Math.abs(value) < 100_000 : isHarmlessNumber(value);

/** Masks a parameter of a request: small numbers and choices stay, any other text is taken for a person's. */
const masked = (masker: RecordMasker, name: string, value: unknown): Json => {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return isHarmlessAmount(name, value) ? value : null;
  if (typeof value !== 'string') return null;
  if (name === 'mode') return value === 'audio' || value === 'video' ? value : masker.words(value);
  return name === 'workNo' ? masker.workNo(value) : masker.token(value);
};

const payloadOf = (masker: RecordMasker, request: PendingRequest): Payload => {
  const { command, status, waitsFor, rule, retcode, message, reasons, parameters } = request;
  const names = namesOf(command);
  // Whatever a command does not have was refused; its name may be anything.
  const given = Object.entries(parameters).filter(([name]) => names?.includes(name));
  return {
    request: names === null ? masker.words(String(command)) : command,
    status,
    ...(waitsFor === null ? {} : { waitsFor }),
    ...Object.fromEntries(given.map(([name, value]) => [name, masked(masker, name, value)])),
    ...(rule === null ? {} : { rule }),
    ...(retcode === null ? {} : { retcode: masker.retcode(retcode) }),
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
