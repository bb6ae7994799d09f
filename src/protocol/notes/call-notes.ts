import { bar, bare, callId, onlyNamed, type SomeNotes, wrapped } from './event-note.ts';
import {
  bareCallIdNote,
  calledNote,
  callerNote,
  callIdNote,
  featureNote,
  mediaAbilityNote,
  mediaTypeNote,
  offeredCall,
  resultNote,
  roleNote,
  vendorSpelling,
} from './field-notes.ts';

/** The notes of the events about calls. */
export const callNotes = {
  AgentEvent_Talking: {
    meaning: 'The voice path is open: the agent talks, in a new call or in a call retrieved from hold.',
    example: wrapped('AgentEvent_Talking', {
      caller: '13800000001',
      callid: callId,
      called: '70092',
      feature: '0',
      type: 'main',
      mediaAbility: '1',
    }),
    fields: {
      callId: callIdNote,
      caller: callerNote,
      called: calledNote,
      feature: featureNote,
      type: roleNote,
      mediaAbility: mediaAbilityNote,
    },
    caution:
      'It is legal during talking: a retrieve, a second leg or a consult causes it. A `feature` of 99 (transfer ' +
      'conference) is seen only in the code of consoles, and the page does not list `mediaAbility` 2.',
    sources: [...bar, 'api-1355', 'api-0582', 'vendor-console', 'tac-console'],
    confidence: 'high',
  },
  AgentEvent_Customer_Alerting: {
    meaning:
      'The far end rings: the customer who is called, a colleague, or the third party of a consult or transfer.',
    example: wrapped('AgentEvent_Customer_Alerting', {
      callid: callId,
      otherPhoneWorkno: '',
      otherPhone: '13800000002',
      type: 'main',
    }),
    fields: {
      callId: callIdNote,
      otherPhone: 'number that rings; an agent id when a colleague is called',
      otherPhoneWorkno:
        'agent id that rings, empty for a customer; it is in the example of the reference and not in its text',
      type: roleNote,
    },
    caution:
      'The connection-bar page describes it as a successful hold. That page confuses two neighbours: the ' +
      'description belongs to `AgentEvent_Hold`, which follows it in the reference and is missing on that page. ' +
      'Never show a call as held because of it. If the content is only a call id, which is the form of hold, ' +
      'the state does not change and a finding reports it. The event does not show the direction either: the ' +
      'gateway guide lists it for an inbound call too, after `AgentEvent_Ringing`.',
    sources: [
      ...bar,
      'api-0503',
      'api-1356',
      'intl-1356',
      'gateway-1423',
      'gateway-1426',
      'gateway-1433',
      'vendor-console',
      'desktop-client',
    ],
    confidence: 'high',
  },
  AgentEvent_Call_Out_Fail: {
    meaning: 'The agent’s outbound call fails: a wrong number, no answer, or the own phone is not picked up.',
    example: wrapped('AgentEvent_Call_Out_Fail', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'The cause arrives in `OUTBOUND_DETECT_EVENT`, if at all. A middle layer that produces this event itself ' +
      'sends null instead of the call id. The agent state follows in a separate `AgentState_*` event.',
    sources: [...bar, 'api-1359', 'gateway-1423', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Call_Release: {
    meaning: 'The agent is no longer in this call leg, whichever side hung up.',
    example: wrapped('AgentEvent_Call_Release', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'Held legs may remain. The agent state changes only with the next `AgentState_*` event, which may even ' +
      'arrive before this one. The order relative to `AgentEvent_Customer_Release` is not fixed either. The ' +
      'vendor’s demo reads a member `callid`, although the content is documented as text; both forms are read.',
    sources: [...bar, 'api-1363', 'gateway-1429', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Customer_Release: {
    meaning:
      'Another party leaves the call; in a three-party call the agent continues with the party who stays.',
    example: wrapped('AgentEvent_Customer_Release', { callid: callId, number: '13800000001' }),
    fields: { callId: callIdNote, number: 'number of the party who left' },
    caution:
      'The call is not over while other legs remain. The event may arrive before or after ' +
      '`AgentEvent_Call_Release`.',
    sources: [...bar, 'api-1364', 'gateway-4041', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Ringing: {
    meaning: 'An offered call rings and waits until the agent answers it by hand.',
    example: wrapped('AgentEvent_Ringing', {
      caller: '13800000001',
      transfer: 'no',
      callid: callId,
      transfrom: '',
      called: '70092',
      type: 'main',
      mediaType: '5',
      mediaAbility: '1',
      feature: '0',
    }),
    fields: offeredCall,
    caution:
      'It is needed for answering, although it is not among the sixteen documented events: subscribe to it. The ' +
      'reference writes `transFrom` in its text and `transfrom` in its example.',
    sources: ['api-0513', 'api-1234', 'intl-1366', 'gateway-1426', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Auto_Answer: {
    meaning: 'The platform answers an offered call for the agent; talking follows.',
    example: wrapped('AgentEvent_Auto_Answer', {
      caller: '13800000001',
      transfer: 'no',
      callid: callId,
      transfrom: '',
      called: '70092',
      type: 'main',
      mediaType: 5,
      mediaAbility: '1',
      feature: '0',
    }),
    fields: offeredCall,
    caution:
      'The example of the reference has `mediaType` as a number here, and as a text in `AgentEvent_Ringing`.',
    sources: ['api-0512', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_No_Answer: {
    meaning: 'The agent does not answer an offered call in time, and the platform withdraws it.',
    example: wrapped('AgentEvent_No_Answer', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'Busy with reason 2 usually follows, and sometimes idle: the state changes only with the `AgentState_*` ' +
      'event.',
    sources: ['api-0509', 'gateway-1426', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Hold: {
    meaning: 'The call is on hold: the agent stays in the leg, and the other party waits.',
    example: wrapped('AgentEvent_Hold', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'The connection-bar page omits it and prints its description beside `AgentEvent_Customer_Alerting`: ' +
      'subscribe to it. The status in the gateway stays 7 (talking).',
    sources: ['api-1357', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Conference: {
    meaning: 'Three parties are in one call, the agent among them.',
    example: wrapped('AgentEvent_Conference', { callid: callId, partner: '30025, 13800000001' }),
    fields: {
      callId: callIdNote,
      partner: 'the other parties in one text, separated by commas and possibly blanks',
    },
    sources: ['intl-1358', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Inside_Call_Fail: {
    meaning: 'The agent’s call to a colleague ends before anyone talks.',
    example: wrapped('AgentEvent_Inside_Call_Fail', callId),
    fields: { callId: bareCallIdNote },
    sources: ['api-0508', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Connect_Fail: {
    meaning: 'An attempt to connect somebody has failed.',
    example: wrapped('AgentEvent_Connect_Fail', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'It arrives beside `AgentEvent_Call_Out_Fail`, and when a transfer fails. It does not mean that one more ' +
      'call has ended.',
    sources: ['api-0514', 'gateway-1423'],
    confidence: 'high',
  },
  AgentEvent_Consult_Fail: {
    meaning: 'The consult that the agent started has failed; the customer’s call stays as it was.',
    example: wrapped('AgentEvent_Consult_Fail', callId),
    fields: { callId: bareCallIdNote },
    caution: 'The leg that ended is the consult leg; the first call may still be on hold.',
    sources: ['api-0515', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_SuccTransResult: {
    meaning: 'A transfer has a result: the agent is out of the call, or continues with the customer.',
    example: wrapped('AgentEvent_SuccTransResult', { result: 0, callId }),
    fields: { callId: callIdNote, result: resultNote },
    caution: 'The page treats its arrival as success, yet its example carries 1, a failure: read `result`.',
    sources: ['api-0516', 'intl-1369', 'tac-console'],
    confidence: 'high',
  },
  AgentEvent_TransOutResult: onlyNamed(
    'AgentEvent_TransOutResult',
    'A transfer to an outside number has a result.',
    'tac-console',
  ),
  AgentEvent_ReturnFromIvr: {
    meaning: 'A call that the agent had parked in an IVR is back with the agent.',
    example: wrapped('AgentEvent_ReturnFromIvr', callId),
    fields: { callId: bareCallIdNote },
    sources: ['api-0517'],
    confidence: 'high',
  },
  AgentEvent_Incoming_CallInfo: {
    meaning: 'A call leaves its queue for the agent; the event says where the call waited.',
    example: bare('AgentEvent_Incoming_CallInfo', {
      callId,
      skillName: 'support-en',
      skillId: 3,
      caller: '13800000001',
      called: '70092',
      lastReleaseAgentId: 65535,
      mediaType: 5,
      releaseAndReQueueCount: 0,
      releaseAndReQueueCallFlag: 0,
    }),
    fields: {
      callId: callIdNote,
      skillName: 'name of the queue',
      skillId: 'number of the queue',
      caller: callerNote,
      called: calledNote,
      lastReleaseAgentId: 'agent who released this call last; 65535 seems to mean nobody',
      mediaType: mediaTypeNote,
      releaseAndReQueueCount: 'how often agents released the call back to its queue',
      releaseAndReQueueCallFlag: '1 for a call that was released back to its queue, else 0',
    },
    caution: 'The reference shows it without the envelope.',
    sources: ['api-1373'],
    confidence: 'high',
  },
  AgentEvent_Agent_Occupyed: {
    meaning: 'The platform reserves the agent (preoccupied) for a call that has not arrived yet.',
    example: wrapped('AgentEvent_Agent_Occupyed'),
    caution: vendorSpelling,
    sources: ['api-1376'],
    confidence: 'high',
  },
  OUTBOUND_DETECT_EVENT: {
    meaning: 'The network reports why an outbound call of the agent failed.',
    example: wrapped('OUTBOUND_DETECT_EVENT', {
      callId,
      detect: 1552,
      desc: 'The calling number is not allowed to make a call.',
    }),
    fields: {
      callId: callIdNote,
      detect: 'cause code; its precision depends on the carrier',
      desc: 'the cause in words',
    },
    caution:
      'Its id does not follow the pattern of all the others. The text of the reference has `callid` where its ' +
      'example has `callId`, and the envelope there has `success` as message.',
    sources: ['api-0507', 'intl-1360'],
    confidence: 'high',
  },
  AgentEvent_ReleaseRequest: onlyNamed(
    'AgentEvent_ReleaseRequest',
    'Somebody asks for the release of the agent’s call; that client treats it as a hang-up.',
    'desktop-client',
  ),
  AgentEvent_ReleaseResponse: onlyNamed(
    'AgentEvent_ReleaseResponse',
    'A release of the agent’s call is answered.',
    'desktop-client',
  ),
  AgentEvent_No_Answer_From_Cti: onlyNamed(
    'AgentEvent_No_Answer_From_Cti',
    'The CTI platform reports that the agent did not answer.',
    'desktop-client',
  ),
  AgentEvent_Preview: {
    meaning: 'A preview outbound call is presented to the agent, who decides whether to dial it.',
    example: wrapped('AgentEvent_Preview', { controlid: '12', dialeddigits: '13800000001' }),
    fields: { controlid: 'block of the preview call', dialeddigits: 'number to dial' },
    sources: ['api-0525', 'desktop-client'],
    confidence: 'high',
  },
  AgentEvent_Preview_CallOut: {
    meaning:
      'A preview outbound call with data of the campaign is presented to the agent, who decides whether to dial ' +
      'it.',
    example: wrapped('AgentEvent_Preview_CallOut', {
      controlid: '12',
      dialeddigits: '13800000001',
      callData: 'contract 4711',
    }),
    fields: {
      controlid: 'block of the preview call',
      dialeddigits: 'number to dial, up to 24 digits',
      callData: 'data that travels with the call, up to 16,000 characters',
    },
    sources: ['api-0526', 'intl-zh-1378'],
    confidence: 'high',
  },
  AgentEvent_Preview_CallOut_Ex: {
    meaning:
      'A preview outbound call with several numbers is presented to the agent, who decides whether to dial one.',
    example: wrapped('AgentEvent_Preview_CallOut_Ex', {
      dialeddigits: '13800000001,13800000002',
      controlid: '1536',
      callData: 'contract 4711',
    }),
    fields: {
      controlid: 'block of the preview call',
      dialeddigits: 'numbers to dial, separated by commas, up to 120 characters',
      callData: 'data that travels with the call, up to 16,000 characters',
    },
    sources: ['api-0527', 'intl-zh-1379'],
    confidence: 'high',
  },
  AgentEvent_AbandonCall: onlyNamed(
    'AgentEvent_AbandonCall',
    'A call that waited for the agent is abandoned.',
    'desktop-client',
  ),
  AgentEvent_JoinConf: onlyNamed(
    'AgentEvent_JoinConf',
    'The resources of a conference are ready, and the agent can join it.',
    'other-console',
  ),
} as const satisfies SomeNotes;
