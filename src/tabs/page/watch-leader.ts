/**
 * The interval at which a tab asks whether the leader is there, ms. A hidden tab asks less often: nobody looks at
 * it.
 */
const askEvery = 1500;
/** So many unanswered questions in a row, and the leader does not answer. */
const patience = 2;

/** Returns whether the leader answers. */
export interface LeaderWatch {
  /** The leader has answered, or said something else. */
  readonly answered: () => void;
  readonly stop: () => void;
}

/** Asks the leader again and again, since a tab can hang without giving anything up. */
export const watchLeader = (ask: () => void, onSilent: () => void): LeaderWatch => {
  let unanswered = 0;
  const check = () => {
    if (unanswered >= patience) onSilent();
    unanswered += 1;
    ask();
  };
  const timer = setInterval(check, askEvery);
  return {
    answered: () => {
      unanswered = 0;
    },
    stop: () => clearInterval(timer),
  };
};
