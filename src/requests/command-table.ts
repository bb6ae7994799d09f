import type { Command } from '../rules/intent.ts';
import type { Place } from './place.ts';

/** The commands that can be requested in a place. */
export interface CommandRow {
  readonly status: readonly Command[];
  readonly calls: readonly Command[];
}

/** **The** table of commands by place. What is not in a row is refused there. */
export const commandTable = {
  unknown: { status: [], calls: [] },
  signedOut: { status: [], calls: [] },
  idle: { status: ['wrapUp', 'rest', 'busy'], calls: ['callOut', 'internalCall'] },
  busy: { status: ['idle'], calls: ['callOut', 'internalCall'] },
  rest: { status: ['cancelRest'], calls: [] },
  wrapUp: { status: ['busy', 'rest', 'endWrapUp'], calls: ['callOut', 'internalCall'] },
  reserved: { status: ['busy', 'rest'], calls: [] },
  ringing: { status: ['busy', 'rest'], calls: ['answer', 'hangUp'] },
  talking: {
    status: ['busy', 'rest'],
    calls: ['hangUp', 'hold', 'transfer', 'sendDigits', 'consult', 'mute'],
  },
  talkingAndHeld: {
    status: ['busy', 'rest'],
    calls: ['hangUp', 'hold', 'transfer', 'sendDigits', 'consult', 'mute', 'conference'],
  },
  internal: { status: ['busy', 'rest'], calls: ['hangUp'] },
  held: { status: ['busy', 'rest'], calls: ['retrieve', 'callOut', 'internalCall'] },
  muted: { status: ['busy', 'rest'], calls: ['hangUp', 'unmute'] },
} as const satisfies { readonly [Name in Place]: CommandRow };

/** A status that was asked for and has not come yet. */
export type WaitingStatus = 'busy' | 'rest';

/**
 * The commands that remain while a status waits: only taking it back; in wrap-up only leaving wrap-up,
 * with which it comes.
 */
export const waitingTable = {
  busy: { status: ['idle'] },
  rest: { status: ['cancelRest'] },
  inWrapUp: { status: ['endWrapUp'], calls: [] },
} as const satisfies { readonly [name: string]: Partial<CommandRow> };

/** Returns the commands that can be requested in a place, while a status waits or not. */
export const allowedCommands = (place: Place, waiting: WaitingStatus | null): readonly Command[] => {
  const row: CommandRow = commandTable[place];
  const left = waiting === null ? {} : waitingTable[place === 'wrapUp' ? 'inWrapUp' : waiting];
  const { status, calls } = { ...row, ...left };
  return [...status, ...calls];
};
