import type { Finding } from '../../rules/finding.ts';
import type { RecordMasker } from './mask.ts';
import type { RecordedFinding } from './record.ts';

/** A finding as it stands in a record: its sentences masked, and without what it was found in. */
export const recordedFinding = ({ sentence }: RecordMasker, finding: Finding): RecordedFinding => {
  const { id, level, message, expected, received, done, at, count } = finding;
  return {
    id,
    level,
    message: sentence(message),
    expected: sentence(expected),
    received: sentence(received),
    done: sentence(done),
    at,
    count,
  };
};
