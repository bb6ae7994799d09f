import { randomUUID } from 'node:crypto';
import type { DesktopOrigins } from './served/desktops.ts';

/** The addresses of a page and of a bar. */
export interface DesktopPages {
  readonly desktopOrigin: string;
  readonly barOrigin: string;
  readonly strangerOrigin: string;
  /** Returns the address of a page. `iframe`: its HTML contains a bar. */
  readonly desktop: (how?: {
    readonly iframe?: string;
    readonly strict?: boolean;
    readonly open?: boolean;
  }) => string;
  /**
   * Returns the address of a bar for this page. `eager`: it sends events as soon as it is asked for them. `held`: its document,
   * or its `load` event after that, waits for {@link release}.
   */
  readonly bar: (how?: { readonly eager?: boolean; readonly held?: 'document' | 'load' }) => string;
  /** Lets what an address of a bar holds back arrive. */
  readonly release: (barAddress: string) => Promise<void>;
}

/** Makes the addresses of the desks that this run serves. */
export const desktopPages = (origins: DesktopOrigins): DesktopPages => {
  const policy = `default-src 'none'; script-src 'self'; frame-src ${origins.bar}`;
  const address = (base: string, search: { readonly [name: string]: string | undefined }) => {
    const given = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return `${base}?${new URLSearchParams(given)}`;
  };
  return {
    desktopOrigin: origins.desktop,
    barOrigin: origins.bar,
    strangerOrigin: origins.stranger,
    desktop: ({ iframe, strict, open } = {}) =>
      address(`${origins.desktop}/desktop`, {
        iframe,
        policy: strict === true ? policy : undefined,
        open: open === true ? origins.bar : undefined,
      }),
    bar: ({ eager, held } = {}) =>
      address(`${origins.bar}/bar`, {
        desktop: origins.desktop,
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
