import { randomUUID } from 'node:crypto';
import type { DeskOrigins } from './served/desks.ts';

/** The addresses of a desk and of a bar. */
export interface DeskPages {
  readonly deskOrigin: string;
  readonly barOrigin: string;
  readonly strangerOrigin: string;
  /** The address of a desk. `iframe`: it comes with a bar in its HTML. */
  readonly desk: (how?: {
    readonly iframe?: string;
    readonly strict?: boolean;
    readonly open?: boolean;
  }) => string;
  /**
   * The address of a bar for this desk. `eager`: it sends events as soon as it is asked for them. `held`: its document,
   * or its `load` event after that, waits for {@link release}.
   */
  readonly bar: (how?: { readonly eager?: boolean; readonly held?: 'document' | 'load' }) => string;
  /** Lets what an address of a bar holds back arrive. */
  readonly release: (barAddress: string) => Promise<void>;
}

/** Makes the addresses of the desks that this run serves. */
export const deskPages = (origins: DeskOrigins): DeskPages => {
  const policy = `default-src 'none'; script-src 'self'; frame-src ${origins.bar}`;
  const address = (base: string, search: { readonly [name: string]: string | undefined }) => {
    const given = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return `${base}?${new URLSearchParams(given)}`;
  };
  return {
    deskOrigin: origins.desk,
    barOrigin: origins.bar,
    strangerOrigin: origins.stranger,
    desk: ({ iframe, strict, open } = {}) =>
      address(`${origins.desk}/desk`, {
        iframe,
        policy: strict === true ? policy : undefined,
        open: open === true ? origins.bar : undefined,
      }),
    bar: ({ eager, held } = {}) =>
      address(`${origins.bar}/bar`, {
        desk: origins.desk,
        eager: eager === true ? '' : undefined,
        held: held === 'document' ? randomUUID() : undefined,
        'held-load': held === 'load' ? randomUUID() : undefined,
      }),
    release: async (barAddress) => {
      const { searchParams } = new URL(barAddress);
      const key = searchParams.get('held') ?? searchParams.get('held-load') ?? '';
      await fetch(address(`${origins.bar}/release`, { key }));
    },
  };
};
