import type { RemoteStep } from '../remote.ts';

/** One step of the tour. */
export interface TourStep {
  /** When it begins, ms from the start of the tour. */
  readonly atMs: number;
  readonly text: string;
  /** The part of the page that it is about. */
  readonly pointsAt: string | null;
  readonly send?: RemoteStep;
  /** Shows the newest warning on the chart, or the present again. */
  readonly isBack?: boolean;
}

/** How long the tour takes, ms. */
export const tourLengthMs = 20_000;

/** The steps of the tour. */
export const tourSteps: readonly TourStep[] = [
  {
    atMs: 0,
    text: 'The agent signs in. The bar posts messages, the desktop reads them, and the chart moves along.',
    pointsAt: '#badge',
    send: { kind: 'press', button: 'signIn' },
  },
  {
    atMs: 2_200,
    text: 'A customer calls. The record opens once for this call, and only what is possible now can be pressed.',
    pointsAt: '#record',
    send: { kind: 'press', button: 'customerCalls' },
  },
  {
    atMs: 4_400,
    text: 'The agent answers, but the link loses the message. The desktop cannot know: it still shows Ringing.',
    pointsAt: '#newest',
    send: { kind: 'press', button: 'answer', lost: true },
  },
  {
    atMs: 6_400,
    text: 'Hold does not fit while ringing. It is followed, because reality wins, and a warning explains it.',
    pointsAt: '#warnings',
    send: { kind: 'press', button: 'hold' },
  },
  {
    atMs: 12_200,
    text: 'No message is needed for this: a business rule reports that the customer has been on hold too long.',
    pointsAt: '#warnings',
  },
  {
    atMs: 16_000,
    text: 'Step back in time: the chart shows the moment of the warning again. The agent itself is not touched.',
    pointsAt: '#story-chart',
    isBack: true,
  },
];
