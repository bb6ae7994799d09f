import { agentStates } from '../../protocol/agent-state.ts';
import { isPlainObject } from '../../protocol/plain-object.ts';
import type { InspectionRecord, RecordKind } from './record.ts';

const kinds: readonly RecordKind[] = ['start', 'step', 'rejection', 'rule', 'request', 'link', 'error'];

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

const isFinding = (value: unknown): boolean =>
  isPlainObject(value) &&
  ['id', 'level', 'message', 'expected', 'received', 'done'].every((key) => typeof value[key] === 'string');

const isLeg = (value: unknown): boolean =>
  isPlainObject(value) && typeof value['phase'] === 'string' && isTexts(value['parties']);

const isSituation = (value: unknown): boolean =>
  isPlainObject(value) &&
  agentStates.some((state) => state === value['state']) &&
  typeof value['certainty'] === 'string' &&
  Array.isArray(value['calls']) &&
  value['calls'].every(isLeg) &&
  (value['call'] === null || isLeg(value['call']));

/**
 * Returns whether a value is a record: for what comes from a file or over a channel, where anything may come.
 * Never throws.
 */
export const isRecord = (value: unknown): value is InspectionRecord => {
  try {
    return (
      isPlainObject(value) &&
      Number.isSafeInteger(value['seq']) &&
      Number.isFinite(value['at']) &&
      kinds.some((kind) => kind === value['kind']) &&
      isTextOrNull(value['id']) &&
      isTextOrNull(value['type']) &&
      isTextOrNull(value['outcome']) &&
      (value['payload'] === null || isPlainObject(value['payload'])) &&
      isTexts(value['before']) &&
      isTexts(value['after']) &&
      isTexts(value['edges']) &&
      isSituation(value['situation']) &&
      Array.isArray(value['findings']) &&
      value['findings'].every(isFinding)
    );
  } catch {
    return false;
  }
};
