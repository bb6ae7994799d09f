import { stateLooks } from '../../chart/state-look.ts';
import type { WallboardAgent } from '../wallboard-message.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** A duration for people: `4:12`, `1:04:12`, or `2 d 3 h`. */
export const durationText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  if (hours >= 24) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
};

/** The time of day, with seconds. */
export const timeText = (at: number): string => {
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
};

const details: { readonly [detail: string]: string } = {
  held: 'on hold',
  conference: 'conference',
  overdue: 'overdue',
};

/** A state with its detail: `Talking · on hold`. */
export const stateText = ({ state, detail, reason }: WallboardAgent): string => {
  const more = detail === null ? undefined : details[detail];
  const why = reason === null || (state !== 'busy' && state !== 'rest') ? undefined : `reason ${reason}`;
  return [stateLooks[state].name, more ?? why].filter((part) => part !== undefined).join(' · ');
};

const { format } = new Intl.NumberFormat('en');

/** A whole number with separators. */
export const numberText = (value: number): string => format(value);
