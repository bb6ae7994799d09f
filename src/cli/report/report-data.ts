import { pathOfSituation } from '../../agent/situation.ts';
import type { Happening } from '../../agent/step.ts';
import type { WarnedWay } from '../../chart/chart-view.ts';
import {
  type Contact,
  type ContactOutcome,
  type ContactState,
  nextContact,
  noContact,
  openContact,
} from '../../measures/contact.ts';
import type { Interval } from '../../measures/interval.ts';
import { maskedInterval } from '../../measures/masked-interval.ts';
import { createSummarizer, type Summary } from '../../measures/summary.ts';
import { createMasker } from '../../protocol/masker.ts';
import type { Finding, Level } from '../../rules/finding.ts';
import type { Shown } from '../formats/format.ts';
import { aboutInterval, partyOf } from '../formats/interval-text.ts';

/** The colour of a stretch: its state, or the part of it that deserves a colour of its own. */
export type Fill =
  | 'signedOut'
  | 'unknown'
  | 'idle'
  | 'ringing'
  | 'talking'
  | 'held'
  | 'conference'
  | 'wrapUp'
  | 'rest'
  | 'overdue'
  | 'busy';

/**
 * The trust that a stretch deserves: it was observed; assumed, from a status answer; stale, after an interruption;
 * or silent, since nothing was received for longer than is plausible.
 */
export type Trust = 'observed' | 'assumed' | 'stale' | 'silent';

/** The kinds of trust, best first. */
export const trusts: readonly Trust[] = ['observed', 'assumed', 'stale', 'silent'];

/** The time a report spans, ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch of time as it is drawn. */
export interface Stretch extends Span {
  readonly fill: Fill;
  readonly trust: Trust;
  /** The known facts about it: direction, party, call id, reason. */
  readonly about: string;
  readonly startedBy: string;
}

/** A contact as it is drawn. */
export interface ContactMark extends Span {
  readonly outcome: ContactOutcome;
}

/** A finding as it is listed. */
export interface FindingMark {
  readonly at: number;
  readonly id: string;
  readonly level: Level;
  readonly message: string;
}

/** One agent of a report. */
export interface AgentBand {
  readonly name: string;
  readonly stretches: readonly Stretch[];
  readonly contacts: readonly ContactMark[];
  readonly findings: readonly FindingMark[];
}

/** The number of times that something was found. */
export interface FindingCount {
  readonly id: string;
  readonly level: Level;
  readonly count: number;
}

/** Everything a report shows. Times are ms. */
export interface ReportData {
  readonly summary: Summary;
  readonly bands: readonly AgentBand[];
  readonly counts: readonly FindingCount[];
  /** Ways the agents went although no state allows them. */
  readonly ways: readonly WarnedWay[];
  /** Lines that were skipped, and remarks. */
  readonly notes: readonly string[];
  /** Agents and stretches that are counted but not drawn, since there are too many. */
  readonly undrawn: { readonly agents: number; readonly stretches: number; readonly findings: number };
}

/** Collects what a report shows. Its memory ends where nobody could read the report any more. */
export interface ReportCollector {
  readonly take: (shown: Shown) => void;
  readonly data: () => ReportData;
}

const mostBands = 250;
const mostStretches = 250_000;
const mostFindings = 5000;
const mostNotes = 100;
const mostWays = 12;

/** The root of the statechart, as its ids begin. */
const root = 'agent';

const fillOf = ({ state, detail }: Interval): Fill =>
  detail === 'held' || detail === 'conference' || detail === 'overdue' ? detail : state;

const trustOf = ({ certainty, state }: Interval): Trust => {
  // An unknown state has a colour of its own.
  if (state === 'unknown' || certainty === 'unknown') return 'observed';
  return certainty;
};

/** A stretch of an interval, in two parts when nothing was received in its second part. */
const stretchesOf = (interval: Interval, about: string): readonly Stretch[] => {
  const { from, to, silent, startedBy } = interval;
  const fill = fillOf(interval);
  const trust = trustOf(interval);
  const isSignedIn = interval.state !== 'signedOut' && interval.state !== 'unknown';
  const end = isSignedIn ? Math.max(from, to - silent) : to;
  return [
    { from, to: end, fill, trust, about, startedBy },
    { from: end, to, fill, trust: 'silent' as const, about, startedBy },
  ].filter((stretch) => stretch.to > stretch.from);
};

interface Draft {
  readonly name: string;
  readonly stretches: Stretch[];
  readonly contacts: ContactMark[];
  readonly findings: FindingMark[];
  /** The contacts so far. */
  state: ContactState;
}

const markOf = ({ outcome, from, to }: Contact): ContactMark => ({ outcome, from, to });

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, 'en', { numeric: true });

/** Starts collecting. */
export const collectReport = (): ReportCollector => {
  const summarizer = createSummarizer();
  const drafts = new Map<string, Draft>();
  const counts = new Map<string, { readonly id: string; readonly level: Level; count: number }>();
  const ways = new Map<string, WarnedWay>();
  const notes: string[] = [];
  const undrawnAgents = new Set<string>();
  const undrawn = { stretches: 0, findings: 0 };
  let stretches = 0;
  let findings = 0;

  // A report is given to others. It is about agents by their numbers, and about nobody else.
  const masker = createMasker({ isMasked: true, namesAgents: true });
  const maskParty = (party: string | null) => (party === null ? null : masker.token(party));

  const draftOf = (name: string): Draft | null => {
    const known = drafts.get(name);
    if (known !== undefined) return known;
    if (drafts.size >= mostBands) {
      undrawnAgents.add(name);
      return null;
    }
    const draft: Draft = { name, stretches: [], contacts: [], findings: [], state: noContact };
    drafts.set(name, draft);
    return draft;
  };
  const count = ({ id, level }: Finding) => {
    const known = counts.get(id) ?? { id, level, count: 0 };
    known.count += 1;
    counts.set(id, known);
  };

  const follow = (happening: Happening) => {
    if (happening.kind !== 'step' || happening.outcome !== 'unexpected') return;
    const source = [root, ...pathOfSituation(happening.before)].join('.');
    const target = [root, ...pathOfSituation(happening.after)].join('.');
    const way = `${source} ${target}`;
    ways.set(way, { source, target, count: (ways.get(way)?.count ?? 0) + 1 });
  };

  return {
    take: ({ replayed, note, file }) => {
      if (note !== null && notes.length < mostNotes)
        notes.push(file === null ? note.message : `${file}: ${note.message}`);
      for (const one of replayed) {
        one.happenings.forEach(follow);
        for (const open of one.intervals) {
          const interval = maskedInterval(open, masker);
          summarizer.take(interval);
          const draft = draftOf(interval.workNo ?? 'unnamed');
          if (draft === null || stretches >= mostStretches) {
            undrawn.stretches += 1;
            continue;
          }
          stretches += 1;
          const { from, to } = interval;
          if (to === from) continue;
          const about = aboutInterval(interval, maskParty(partyOf(one.situation, open.callId))).join(' · ');
          draft.stretches.push(...stretchesOf(interval, about));
          const next = nextContact(draft.state, interval);
          draft.state = next.state;
          draft.contacts.push(...next.closed.map(markOf));
        }
        for (const finding of one.findings) {
          count(finding);
          const draft = draftOf(masker.workNo(one.situation.workNo) ?? 'unnamed');
          const { at, id, level, message } = finding;
          findings += 1;
          if (draft === null || findings > mostFindings) undrawn.findings += 1;
          else draft.findings.push({ at, id, level, message });
        }
      }
    },
    data: () => ({
      summary: summarizer.summary(),
      bands: [...drafts.values()].sort(byName).map(({ state, ...band }) => {
        const open = openContact(state);
        return open === null ? band : { ...band, contacts: [...band.contacts, markOf(open)] };
      }),
      counts: [...counts.values()].sort((a, b) => b.count - a.count),
      ways: [...ways.values()].sort((a, b) => b.count - a.count).slice(0, mostWays),
      notes,
      undrawn: { agents: undrawnAgents.size, ...undrawn },
    }),
  };
};
