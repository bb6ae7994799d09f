import { type ContactState, nextContact, noContact, openContact } from '../measures/contact.ts';
import type { Interval } from '../measures/interval.ts';
import {
  addContact,
  addInterval,
  type GrowingTotals,
  growingTotals,
  noTotals,
  type RestBefore,
  restBefore,
  type Totals,
} from '../measures/summary.ts';
import type { ZonedTime } from '../measures/zoned-time.ts';
import type { FleetOutput } from './fleet-turn.ts';
import { type SlotMinutes, slotOf, type TimeSlot } from './time-slot.ts';

/** The totals of one agent in one slot. */
export interface SlotTotals extends TimeSlot {
  readonly workNo: string;
  readonly totals: Totals;
}

/** The memory of one agent between two intervals. */
interface AgentSlots {
  contacts: ContactState;
  before: RestBefore | null;
  /** The slot of the end of the interval before. */
  slot: TimeSlot | null;
}

/** Adds up the intervals of a fleet by agent and slot. */
export interface SlotCounter {
  /** Adds the next output of a partition; those of each partition have to come in order. */
  readonly take: (output: Pick<FleetOutput, 'turns'>) => void;
  /** Returns the totals so far, by slot and then by work number. */
  readonly totals: () => readonly SlotTotals[];
}

/** The options of slots. */
export interface SlotOptions {
  readonly every: SlotMinutes;
  readonly zone: ZonedTime;
}

/** A longer interval is no stretch of work; it counts whole in the slot where it begins, ms. */
const longest = 100 * 24 * 3_600_000;

/** Returns an interval cut at the ends of slots. The pieces add up to it: its silence is spread evenly. */
export const piecesOf = (
  interval: Interval,
  { every, zone }: SlotOptions,
): readonly { readonly slot: TimeSlot; readonly piece: Interval }[] => {
  const { from, to, silent } = interval;
  const first = slotOf(from, every, zone);
  if (to <= first.to || to - from > longest) return [{ slot: first, piece: interval }];
  const pieces: { readonly slot: TimeSlot; readonly piece: Interval }[] = [];
  const { instants: _, isNextCall: __, ...later } = interval;
  const silentUntil = (time: number) => Math.floor((silent * (time - from)) / (to - from));
  for (let start = from; start < to; ) {
    const slot = slotOf(start, every, zone);
    const end = Math.min(slot.to, to);
    const part = { from: start, to: end, silent: silentUntil(end) - silentUntil(start) };
    pieces.push({ slot, piece: { ...(start === from ? interval : later), ...part } });
    start = end;
  }
  return pieces;
};

/**
 * Starts adding up the intervals of a fleet in slots of 15 or 30 minutes. Time counts in the slot in which it
 * passed; a contact, with its handle time, in the slot in which it ended, as in other reports of contact
 * centres. Only intervals that ended are in it.
 *
 * @example
 * ```ts
 * import { countSlots, zonedTime } from 'ccbar-agent/fleet';
 *
 * const zone = zonedTime('Europe/Berlin');
 * if (zone !== null) {
 *   const counter = countSlots({ every: 30, zone });
 *   counter.take({ turns: [] });
 *   console.log(counter.totals());
 * }
 * ```
 */
export const countSlots = (options: SlotOptions): SlotCounter => {
  const agents = new Map<string, AgentSlots>();
  const slots = new Map<number, { readonly slot: TimeSlot; readonly agents: Map<string, GrowingTotals> }>();

  const totalsIn = (slot: TimeSlot, workNo: string): GrowingTotals => {
    let one = slots.get(slot.from);
    if (one === undefined) {
      one = { slot, agents: new Map() };
      slots.set(slot.from, one);
    }
    let totals = one.agents.get(workNo);
    if (totals === undefined) {
      totals = growingTotals(noTotals);
      one.agents.set(workNo, totals);
    }
    return totals;
  };

  const add = (workNo: string, agent: AgentSlots, interval: Interval): void => {
    for (const { slot, piece } of piecesOf(interval, options)) {
      const { state, closed } = nextContact(agent.contacts, piece);
      for (const contact of closed) addContact(totalsIn(agent.slot ?? slot, workNo), contact);
      for (const instant of piece.instants ?? []) {
        addInterval(totalsIn(slot, workNo), instant, agent.before);
        agent.before = restBefore(instant);
      }
      addInterval(totalsIn(slot, workNo), piece, agent.before);
      agent.contacts = state;
      agent.before = restBefore(piece);
      agent.slot = slot;
    }
  };

  /** The totals of a slot, with the contact that goes on where the newest interval ended. */
  const soFar = (slot: TimeSlot, workNo: string, totals: GrowingTotals): Totals => {
    const agent = agents.get(workNo);
    const contact = agent?.slot?.from === slot.from ? openContact(agent.contacts) : null;
    const all = growingTotals(totals);
    if (contact !== null) addContact(all, contact);
    return all;
  };

  return {
    take: ({ turns }) => {
      for (const { workNo, intervals } of turns) {
        if (intervals.length === 0) continue;
        const agent = agents.get(workNo) ?? { contacts: noContact, before: null, slot: null };
        agents.set(workNo, agent);
        for (const interval of intervals) add(workNo, agent, interval);
      }
    },
    totals: () =>
      [...slots.values()]
        .sort((a, b) => a.slot.from - b.slot.from)
        .flatMap(({ slot, agents: inSlot }) =>
          [...inSlot]
            .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
            .map(([workNo, totals]) => ({ ...slot, workNo, totals: soFar(slot, workNo, totals) })),
        ),
  };
};
