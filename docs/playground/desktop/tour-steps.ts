import type { RemoteStep } from '../remote.ts';

/** One step of the tour. */
export interface TourStep {
  /** The time at which it begins, ms from the start of the tour. */
  readonly atMs: number;
  readonly text: string;
  /** The part of the page that it is about. */
  readonly pointsAt: string | null;
  readonly send?: RemoteStep;
  /** Shows the newest warning on the chart, or the present again. */
  readonly isBack?: boolean;
}

/** The length of the tour, ms. */
export const tourLengthMs = 20_000;

/** The steps of the tour. */
export const tourSteps: readonly TourStep[] = [
  {
    atMs: 0,
    text: 'The agent signs in. The bar posts messages, the desktop reads them, and the chart follows.',
    pointsAt: '#badge',
    send: { kind: 'press', button: 'signIn' },
  },
  {
    atMs: 2_200,
    text: 'A customer calls. The customer record opens once for this call, and only the possible buttons are enabled.',
    pointsAt: '#record',
    send: { kind: 'press', button: 'customerCalls' },
  },
  {
    atMs: 4_400,
    text: 'The agent answers, but the message is lost on the link. The desktop cannot know this and still shows Ringing.',
    pointsAt: '#newest',
    send: { kind: 'press', button: 'answer', lost: true },
  },
  {
    atMs: 6_400,
    text: 'Hold is not expected while ringing. The agent follows the bar all the same, and a warning explains it.',
    pointsAt: '#warnings',
    send: { kind: 'press', button: 'hold' },
  },
  {
    atMs: 12_200,
    text: 'No message arrives now, but time passes: a business rule reports that the customer has been on hold too long.',
    pointsAt: '#warnings',
  },
  {
    atMs: 16_000,
    text: 'Step back in time: the chart shows the moment of the warning again. The agent itself does not change.',
    pointsAt: '#story-chart',
    isBack: true,
  },
];
