import type { ButtonTable } from './bar-buttons.ts';
import { barEvent } from './bar-truth.ts';
import { legIn } from './call-steps.ts';

type PhoneButton = 'muteKey' | 'phonePlug';

/** The `result` numbers of `AgentEvent_linkagePhoneStatus`. */
const online = 3;
const offline = 4;

/** The keys and the plug of the agent's own phone. */
export const phoneButtons: Pick<ButtonTable, PhoneButton> = {
  muteKey: (truth) => {
    const leg = legIn(truth, 'talking') ?? legIn(truth, 'conference');
    if (leg === undefined) return null;
    const { callId } = leg;
    const isMuted = truth.mutedCall === callId;
    return {
      truth: { ...truth, mutedCall: isMuted ? null : callId },
      events: [
        barEvent(isMuted ? 'AgentEvent_linkagePhoneUnMute' : 'AgentEvent_linkagePhoneMute', { callId }),
      ],
    };
  },
  phonePlug: (truth) =>
    truth.state === 'signedOut'
      ? null
      : {
          truth: { ...truth, isPhoneOnline: !truth.isPhoneOnline },
          events: [
            barEvent('AgentEvent_linkagePhoneStatus', { result: truth.isPhoneOnline ? offline : online }),
          ],
        },
};
