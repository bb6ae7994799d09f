import type { CallLeg } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';
import type { Command } from '../rules/intent.ts';
import type { PendingRequest } from './pending-request.ts';
import { activeLeg, heldLeg, offeredLeg } from './place.ts';

/** A request under way, and what has to be remembered to recognise its end. */
export interface Entry {
  readonly request: PendingRequest;
  /**
   * The start of the leg that the request is about, ms; it identifies the leg, since ids come late. `null`:
   * about no leg.
   */
  readonly leg: number | null;
  /** The starts of the legs that existed before, ms. */
  readonly legs: readonly number[];
  /** The request takes back a waiting status; no event reports that. */
  readonly takesBack: boolean;
  /** The time of the newest step before the request, ms; an older step cannot be its effect. */
  readonly heardUntil: number;
  /**
   * The time at which the request expires, ms; `null` while it may wait for the end of a call or of wrap-up.
   */
  readonly deadline: number | null;
}

/** The leg a command is about, if any. */
export const legOfCommand = (command: Command, situation: Situation): CallLeg | undefined => {
  switch (command) {
    case 'answer':
      return offeredLeg(situation);
    case 'hangUp':
      return activeLeg(situation) ?? offeredLeg(situation);
    case 'hold':
    case 'transfer':
    case 'conference':
    case 'mute':
      return activeLeg(situation);
    case 'retrieve':
      return heldLeg(situation);
    default:
      return undefined;
  }
};
