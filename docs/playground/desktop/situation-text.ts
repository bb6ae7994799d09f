import type { AgentView, Certainty } from 'ccbar-agent';
import { reasonText } from 'ccbar-agent/protocol';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Returns why or how the agent is in the state, in a few words. */
export const detailText = ({
  state,
  reason,
  overdue,
  wrapUpOrigin,
  talk,
  call,
  calls,
  muted,
  phone,
}: AgentView): string => {
  switch (state) {
    case 'unknown':
      return 'Waiting for the bar…';
    case 'signedOut':
      return 'Nobody is signed in';
    case 'idle':
      return phone === 'offline' ? 'Ready, but the phone is offline' : 'Ready for the next call';
    case 'busy':
      return reason === null ? 'No reason given' : capital(reasonText(reason));
    case 'rest': {
      const cause = reason === null || reason === 0 ? 'Taking a rest' : `Rest cause ${reason}`;
      return overdue ? `${cause}, over the granted time` : cause;
    }
    case 'wrapUp':
      return wrapUpOrigin === 'requested' ? 'Requested by the agent' : 'After the call';
    case 'ringing':
      if (call?.phase === 'remoteRinging') return 'The other end rings';
      return call?.phase === 'ringing' ? 'A call waits for an answer' : 'A call is being set up';
    case 'talking':
      if (talk === 'held') {
        const isCalling = calls.some(({ phase }) => phase === 'remoteRinging');
        return isCalling ? 'On hold, while another party is called' : 'The other party is on hold';
      }
      if (talk === 'conference') return muted ? 'In a conference, muted' : 'In a conference';
      if (muted) return 'Connected, muted at the phone';
      return calls.some(({ phase }) => phase === 'held')
        ? 'Connected, another party is on hold'
        : 'Connected';
  }
};

/** The certainty of the state: a word for the chip and a sentence about what comes next. */
export const certaintyTexts: {
  readonly [Sure in Certainty]: { readonly word: string; readonly sentence: string };
} = {
  observed: { word: 'Observed', sentence: 'The bar reported it.' },
  assumed: { word: 'Assumed', sentence: 'Concluded, not reported; the next event confirms or corrects it.' },
  stale: {
    word: 'Last known',
    sentence: 'The link was interrupted and events may be missing; the next one confirms or corrects it.',
  },
  unknown: {
    word: 'No event yet',
    sentence: 'A bar posts nothing until something happens. Press a button on it.',
  },
};
