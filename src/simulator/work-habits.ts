import type { BarButtons } from './bar-buttons.ts';
import type { Random } from './random.ts';

/** Seconds until the next press of a button. */
export type Habit = Generator<number, void, void>;

/** Whoever works: their buttons, their chance, and how fast they are (1 is usual, more is slower). */
export interface Worker {
  readonly bar: BarButtons;
  readonly random: Random;
  readonly pace: number;
}

const minute = 60;

/** A time that is rarely very short and sometimes long, s: half of them are below `median`. */
const around = (random: Random, median: number, spread = 0.5): number => {
  const bell = random() + random() + random() + random() - 2;
  return median * Math.exp(bell * spread * 1.73);
};

/** The wait for something that may come at any moment, s. */
const waiting = (random: Random, mean: number): number => Math.min(mean * 6, -Math.log(1 - random()) * mean);

const phoneNumber = (random: Random): string => `1380${String(Math.floor(random() * 1e7)).padStart(7, '0')}`;

const colleague = (random: Random): string => String(30_001 + Math.floor(random() * 60));

function* holds({ bar, random }: Worker): Habit {
  bar.hold();
  yield around(random, 35);
  if (random() < 0.25) {
    // A second party is asked: it helps, it joins, or it is not there.
    bar.dial(phoneNumber(random));
    yield around(random, 12);
    if (random() < 0.15) bar.noAnswer();
    else {
      bar.customerAnswers();
      yield around(random, 60);
      if (random() < 0.3) bar.conference();
      yield around(random, 80);
    }
    bar.customerHangsUp();
    yield around(random, 4);
  }
  bar.retrieve();
  yield around(random, 60);
}

function* talks(worker: Worker): Habit {
  const { bar, random, pace } = worker;
  yield around(random, 110 * pace, 0.7);
  if (random() < 0.22) yield* holds(worker);
  if (random() < 0.04) bar.transfer(colleague(random));
  else if (random() < 0.7) bar.customerHangsUp();
  else bar.hangUp();
  // Whoever is still there after a consultation goes as well.
  for (let i = 0; i < 3 && (bar.hangUp() || bar.customerHangsUp()); i++) yield 1;
  yield around(random, 32 * pace, 0.6);
  bar.leaveWrapUp();
}

/** A customer calls; now and then nobody answers, the agent refuses, or the customer gives up. */
export function* incomingCall(worker: Worker): Habit {
  const { bar, random } = worker;
  if (!bar.customerCalls(phoneNumber(random))) return;
  const chance = random();
  if (chance < 0.025) {
    yield 20;
    bar.noAnswer();
    yield around(random, 45);
    bar.idle();
  } else if (chance < 0.032) {
    yield around(random, 4);
    bar.reject();
    yield around(random, 30);
    bar.idle();
  } else if (chance < 0.06) {
    yield around(random, 11);
    bar.customerHangsUp();
  } else {
    yield around(random, 5);
    bar.answer();
    yield* talks(worker);
  }
}

/** The agent calls a customer, who is not always there. */
export function* outgoingCall(worker: Worker): Habit {
  const { bar, random } = worker;
  if (!bar.dial(phoneNumber(random))) return;
  yield around(random, 14);
  if (random() < 0.25) bar.noAnswer();
  else {
    bar.customerAnswers();
    yield* talks(worker);
  }
}

/** A colleague calls. */
export function* colleagueCall({ bar, random }: Worker): Habit {
  if (!bar.colleagueCalls(colleague(random))) return;
  yield around(random, 6);
  bar.answer();
  yield around(random, 70);
  bar.hangUp();
  yield around(random, 6);
  bar.leaveWrapUp();
}

/** A meeting, coaching or some errand: busy for a reason of the call centre's own. */
export function* errand({ bar, random }: Worker): Habit {
  bar.busy(random() < 0.6 ? 203 : 205);
  yield around(random, 12 * minute);
  bar.idle();
}

/** A rest that was planned; some come back late, some early. */
export function* rest({ bar, random }: Worker, seconds: number, cause: number): Habit {
  if (!bar.rest(seconds, cause)) return;
  const isLate = random() < 0.18;
  yield isLate ? seconds + around(random, 4 * minute) : seconds * (0.8 + random() * 0.19);
  bar.idle();
}

/** Plays the next thing in a working day, after some waiting. */
export function* nextWork(worker: Worker): Habit {
  const { random } = worker;
  yield waiting(random, 70);
  const chance = random();
  if (chance < 0.8) yield* incomingCall(worker);
  else if (chance < 0.93) yield* outgoingCall(worker);
  else if (chance < 0.97) yield* colleagueCall(worker);
  else if (chance < 0.985) yield* errand(worker);
  else {
    worker.bar.wrapUp();
    yield around(random, 3 * minute);
    worker.bar.leaveWrapUp();
  }
}
