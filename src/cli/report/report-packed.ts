/// <reference types="node" />
import { gzipSync } from 'node:zlib';
import type { ZonedTime } from '../../measures/zoned-time.ts';
import { levels } from '../../rules/finding.ts';
import { printable } from '../io/printable.ts';
import { type AgentBand, type ContactMark, type ReportData, type Span, trusts } from './report-data.ts';
import { fillNames, fills, stackedFills } from './report-fills.ts';
import type { PackedAgent, ReportScriptData, ReportTime } from './report-script-data.ts';

/** Returns how far a zone is ahead of UTC, ms. */
export const zoneOffset = (zone: ZonedTime, at: number): number => {
  const local = Date.parse(`${zone.day(at)}T${zone.time(at)}Z`);
  return Number.isNaN(local) ? 0 : local - Math.floor(at / 1000) * 1000;
};

/** The words for each kind of trust, in the order of {@link trusts}. */
export const trustWords: readonly string[] = [
  '',
  'assumed: taken from a status answer',
  'stale: the bar was interrupted',
  'uncertain: nothing was received for a long time',
];

/** The lane of a contact: answered, gave up or not reached, missed or rejected. */
const laneOf = ({ outcome }: ContactMark): number => {
  if (outcome === 'missed' || outcome === 'rejected') return 2;
  return outcome === 'abandoned' || outcome === 'notReached' ? 1 : 0;
};

/** Texts that are named by their place. */
const createTexts = () => {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const clean = printable(text);
    const known = places.get(clean);
    if (known !== undefined) return known;
    places.set(clean, texts.length);
    texts.push(clean);
    return texts.length - 1;
  };
  return { texts, placeOf };
};

const differences = (numbers: readonly number[]): readonly number[] =>
  numbers.map((number, at) => number - (numbers[at - 1] ?? 0));

const packedAgent = (
  { name, stretches, contacts, findings }: AgentBand,
  start: number,
  placeOf: (text: string) => number,
): PackedAgent => {
  const tenths = (at: number) => Math.round((at - start) / 100);
  return {
    name: printable(name),
    gaps: stretches.map(({ from }, at) => tenths(from) - tenths(stretches[at - 1]?.to ?? start)),
    lengths: stretches.map(({ from, to }) => tenths(to) - tenths(from)),
    looks: stretches.map(({ fill, trust }) => fillNames.indexOf(fill) * 4 + trusts.indexOf(trust)),
    abouts: differences(stretches.map(({ about }) => placeOf(about))),
    bys: differences(stretches.map(({ startedBy }) => placeOf(startedBy))),
    contacts: contacts
      .filter(({ outcome }) => outcome !== 'unfinished')
      .map((contact) => [contact.from - start, contact.to - start, laneOf(contact)]),
    findings: findings.map(({ at, level, message }) => [at - start, levels.indexOf(level), placeOf(message)]),
  };
};

/** Returns the time that a report spans, for its script. */
export const reportTime = ({ from, to }: Span, zone: ZonedTime): ReportTime => ({
  start: from,
  length: to - from,
  zone: zone.zone,
  offset: zoneOffset(zone, from),
});

/** Returns what the script of a report works with. */
export const scriptData = ({ bands }: ReportData, { from, to }: Span): ReportScriptData => {
  const { texts, placeOf } = createTexts();
  const agents = bands.map((band) => packedAgent(band, from, placeOf));
  return {
    length: to - from,
    fills: fillNames.map((name) => [fills[name].name, `f-${name}`]),
    stack: stackedFills.map((fill) => fillNames.indexOf(fill)),
    trusts: trustWords,
    levels,
    texts,
    agents,
  };
};

/** Returns data as it stands in a report: JSON, packed with gzip, as base64. */
export const packed = (data: ReportScriptData): string =>
  gzipSync(JSON.stringify(data), { level: 9 }).toString('base64');
