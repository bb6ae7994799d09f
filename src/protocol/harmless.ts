import { isEventId } from './catalogue.ts';

// The only shapes that pass a masker as they are. Everything else becomes a token or is left out.

/** A call id of the platform: the second it began, and a counter. */
const callId = /^\d{9,10}-\d{1,8}$/;
/** An id of a family that the platform itself names events by. */
const platformId = /^(?:Agent(?:State|Event|Other|MediaEvent|Conf|Chat|Session)|QC)_[A-Za-z_]{1,60}$/;
/** The two groups of digits of a return code, or a small number. */
const returnCode = /^(?:\d{3}-\d{3}|\d{1,3})$/;
/** The number of an agent, 101 to 999999. */
const agentNumber = /^0{0,6}[1-9]\d{2,5}$/;
const origin = /^https?:\/\/[\w.:[\]-]{1,255}$/;

/** Numbers below it are amounts or kinds; larger ones may identify a person. */
const leastTelling = 1000;
/** Times of a platform lie between these, ms: from 2010 on, 13 digits, and below the numbers of any country. */
const firstTime = 1_262_304_000_000;
const lastTime = 2_200_000_000_000;

/** Returns whether a text has the shape of a call id. */
export const isCallId = (text: string): boolean => callId.test(text);

/** Returns whether a text has the shape of an id of one of the platform's families. */
export const isPlatformId = (text: string): boolean => platformId.test(text);

/** Returns whether a text is an event id, of the catalogue or of one of the families of its ids. */
export const isHarmlessId = (text: string): boolean => isEventId(text) || isPlatformId(text);

/** Returns whether a text has the shape of a return code. */
export const isHarmlessCode = (text: string): boolean => returnCode.test(text);

/** Returns whether a text has the shape of an agent's number. It still names a person. */
export const isAgentNumber = (text: string): boolean => agentNumber.test(text);

/** An origin of the web as it is; anything else becomes empty. */
export const harmlessOrigin = (text: string): string => (origin.test(text) ? text : '');

/** Returns whether a value is a number too small to name anybody. */
export const isHarmlessNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < leastTelling;

/** Returns whether a value is a time of a platform, ms since the epoch. */
export const isHarmlessTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= firstTime && value <= lastTime;
