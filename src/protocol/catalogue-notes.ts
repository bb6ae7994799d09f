import type { catalogue, EventId } from './catalogue.ts';
import type { SourceKey } from './catalogue-sources.ts';
import { featureTerms } from './feature-terms.ts';
import { busyReasons, customReasons } from './reason-codes.ts';

/** An event as it stands on the wire. */
export interface ExampleEvent {
  readonly eventType: EventId;
  /** Milliseconds since the epoch; missing in older releases. */
  readonly eventGenTime?: number;
  readonly workNo: string;
  /** An object, a bare call id, or null. */
  readonly content: string | { readonly [field: string]: unknown } | null;
  /** A list of key names that some bare events drag along; it means nothing. */
  readonly jsonKey?: readonly string[];
}

/** A message as the bar sends it: most events come in the envelope, some are documented bare. */
export type ExampleMessage =
  | { readonly message: string; readonly retcode: string; readonly event: ExampleEvent }
  | ExampleEvent;

/** What a person wants to know about an event id. `Field` is a name in the `content` of its row. */
export interface EventNote<Field extends string = string> {
  /** What it says, in one sentence and from the side of the agent. */
  readonly meaning: string;
  /** One valid message, as it stands on the wire. */
  readonly example: ExampleMessage;
  /** Fields whose name does not say enough, with codes and units. */
  readonly fields?: { readonly [Name in Field]?: string };
  /** Where the id or the vendor's page misleads, contradicts itself, or is known only from other clients. */
  readonly caution?: string;
  readonly sources: readonly [SourceKey, ...SourceKey[]];
  /** `high`: in the official reference. `medium`: stated once, or seen in real consoles. `low`: a name in one client. */
  readonly confidence: 'high' | 'medium' | 'low';
}

type Shape<Id extends EventId> = (typeof catalogue)[Id]['content'];
type FieldOf<Id extends EventId> =
  Shape<Id> extends 'callId' ? 'callId' : Shape<Id> extends null ? never : Extract<keyof Shape<Id>, string>;

const callId = '1767225601-118';

const wrapped = (eventType: EventId, content: ExampleEvent['content'] = null): ExampleMessage => ({
  message: '',
  retcode: '0',
  event: { eventType, eventGenTime: 1767225600000, workNo: '30021', content },
});

const bare = (eventType: EventId, content: ExampleEvent['content']): ExampleMessage => ({
  eventType,
  workNo: '30021',
  content,
});

/** An id of which one client's code shows the name and nothing else. */
const onlyNamed = (eventType: EventId, meaning: string, source: SourceKey): EventNote<never> => ({
  meaning,
  example: wrapped(eventType),
  caution: 'Known only as a name in one client: its content and its moment are not established.',
  sources: [source],
  confidence: 'low',
});

/** An id that a layer between platform and page makes up. */
const madeUp = (eventType: EventId, meaning: string, source: SourceKey): EventNote<never> => ({
  meaning,
  example: wrapped(eventType),
  caution: 'Made up by one client or middle layer; the platform does not send it.',
  sources: [source],
  confidence: 'low',
});

const listed = (terms: { readonly [code: number]: string | { readonly term: string } }): string =>
  Object.entries(terms)
    .map(([code, term]) => `${code} ${typeof term === 'string' ? term : term.term}`)
    .join(', ');

const callIdNote = 'call id, mostly `<unix seconds>-<counter>`, unique within one gateway';
const bareCallIdNote = 'call id; it is the whole content, a text and not an object';
const callerNote = 'calling number; a leading `a` or `A` marks an agent';
const calledNote = 'called number; a leading `a` or `A` marks an agent';
const busyReasonNote = `busy reason code: ${listed(busyReasons)}, ${customReasons.from}-${customReasons.to} custom`;
const featureNote = `call type: ${listed(featureTerms)}; belongs to the call id and survives a transfer`;
const roleNote = '`main`, or `assistant` for a consult leg';
const mediaAbilityNote = 'media of the call: 1 voice, 2 video, 3 voice and video, 5 text, 6 H5 video';
const mediaTypeNote =
  'media type, newest edition only: 1 text chat, 2 click-to-talk, 4 callback request, 5 voice or video call, ' +
  '15 predictive, 16 preview, 17 message call, 19 video call, 51 multimedia web chat, 53 social chat';
const transferNote = '`yes` when the call was transferred to the agent, else `no`';
const transFromNote = 'where the transfer came from; empty otherwise';
const resultNote = '0 on success, any other number on failure';
const addressNote = '`{ address, addressType }` on the wire, where type 6 is a phone number';
const fileMediaNote = '1 audio, 2 video';
const taskNote = 'task number of the platform';
const innerNote = 'whether both ends of the chat are agents';
const msNote = 'ms since the epoch';
const confIdNote = 'conference id';
const vendorSpelling = 'Spelled so by the vendor.';
const telephoneNote =
  'It is about a key of the telephone set; the call events of the application are separate.';

const offeredCall = {
  caller: callerNote,
  called: calledNote,
  callId: callIdNote,
  transfer: transferNote,
  transFrom: transFromNote,
  type: roleNote,
  feature: featureNote,
  mediaAbility: mediaAbilityNote,
  mediaType: mediaTypeNote,
} as const;

const recording = {
  taskId: taskNote,
  recordID: 'serial number of the recording',
  locationId: 'node the file lies on',
  fileName: 'path of the recording; it names the agent and the time',
  callId: callIdNote,
  fileMediaType: fileMediaNote,
} as const;

const recordingExample = {
  taskId: 5301,
  caller: '13800000001',
  called: '70092',
  recordID: 'Yc1v6a30021d20260101t0800010',
  locationId: '256',
  fileName: 'Y:/6/0/20260101/30021/0800010.V3',
  fileMediaType: '1',
  callId,
};

const bar = ['bar-en', 'bar-zh'] as const;

/**
 * What is known about every event of {@link catalogue}, for people: documentation, simulator and tests read it,
 * a page never loads it. The compiler holds it complete, and holds every named field against its row.
 */
export const catalogueNotes = {
  // Agent state
  AgentState_Busy: {
    meaning:
      'A call takes hold of the agent, as a rule before anything rings, and keeps hold until it is over.',
    example: wrapped('AgentState_Busy'),
    caution:
      'Busy here is occupied by a call, never the busy status: not ready is `AgentState_SetNotReady_Success`, and ' +
      'several public consoles mix the two up. Show ringing until `AgentEvent_Talking` comes. It also arrives ' +
      'without any customer, when a recording is played outside a call or an agent conference is entered.',
    sources: [...bar, 'api-1343', 'gateway-1423', 'gateway-1426', 'vendor-console', 'tac-console'],
    confidence: 'high',
  },
  AgentState_Work: {
    meaning: 'Wrap-up (after-call work) begins by itself, mostly because a call has just ended.',
    example: wrapped('AgentState_Work'),
    caution:
      'Once, right after a sign-in with initial status 5, it comes with no call before it; that is legal.',
    sources: [...bar, 'api-1344', 'api-1202', 'vendor-console', 'tac-console'],
    confidence: 'high',
  },
  AgentState_Ready: {
    meaning: 'The agent is idle: ready for calls, and no call is left over.',
    example: wrapped('AgentState_Ready'),
    caution:
      'Sign-in sends it first even when busy or wrap-up was asked for as initial status; the real one follows at ' +
      'once. A repeat while idle says nothing new.',
    sources: [...bar, 'api-1202', 'gateway-1429', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetNotReady_Success: {
    meaning: 'The agent is busy (not ready) from now on, and the reason code tells on whose account.',
    example: wrapped('AgentState_SetNotReady_Success', { reason: '203' }),
    fields: { reason: busyReasonNote },
    caution:
      'The editions of the reference disagree about the codes: an old one knows only 7, as the agent letting the ' +
      'call go, and the newest leaves out 4 and 5. Those in use today agree that no answer is 2 and a rejected call ' +
      '7. Asked for during a call or wrap-up, busy begins only afterwards. While busy it comes again when the ' +
      'reason is changed.',
    sources: [...bar, 'api-1346', 'intl-1346', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelNotReady_Success: {
    meaning: 'The agent leaves busy and is idle.',
    example: wrapped('AgentState_CancelNotReady_Success'),
    caution: 'The page prints “exists the busy state” for exits.',
    sources: [...bar, 'api-1347', 'api-1212', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetRest_Success: {
    meaning: 'The agent is on rest: the rest was granted and its time runs.',
    example: wrapped('AgentState_SetRest_Success', { reason: '12' }),
    fields: { reason: 'rest reason code, 0-255; 0 is none' },
    caution:
      'The page speaks of a request that succeeded, but a request is granted later, or not at all, and only this ' +
      'event says that the rest is on. It is said to carry nothing, yet the example beside that has a `reason`. ' +
      'While resting it comes again when the rest is set anew.',
    sources: [...bar, 'api-1348', 'api-13482', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelRest_Success: {
    meaning: 'The agent is back from rest and idle.',
    example: wrapped('AgentState_CancelRest_Success'),
    caution:
      'The page calls it the end of a rest request, while the command behind it needs an agent on rest. Taking ' +
      'back a rest that was never granted is possible too, and no event answers that.',
    sources: [...bar, 'api-1349', 'api-13492', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_Rest_Timeout: {
    meaning: 'The time granted for the rest is used up, and the agent still rests.',
    example: wrapped('AgentState_Rest_Timeout'),
    caution: 'A reminder and no change of status. Whether it repeats is not documented.',
    sources: [...bar, 'api-0497', 'intl-1350', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetWork_Success: {
    meaning: 'The work status (wrap-up, with or without a call) begins at the agent’s own request.',
    example: wrapped('AgentState_SetWork_Success'),
    caution:
      'The page calls this and `AgentState_Work` both “working”: one status, entered by request or by itself.',
    sources: [...bar, 'intl-1215', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelWork_Success: {
    meaning:
      'The agent leaves wrap-up and is idle, unless a busy or rest asked for meanwhile is granted now.',
    example: wrapped('AgentState_CancelWork_Success'),
    caution:
      'Whether it also comes ahead of such a pending busy or rest is not established. The page prints “exists the ' +
      'working state” for exits.',
    sources: [...bar, 'api-1352', 'api-1216', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_Force_SetNotReady: {
    meaning: 'A supervisor makes the agent busy (not ready).',
    example: wrapped('AgentState_Force_SetNotReady'),
    caution:
      'Found in older console code only: the current reference reports a forced busy as ' +
      '`AgentState_SetNotReady_Success` with reason 3.',
    sources: ['vendor-console', 'tac-console', 'cti-middleware'],
    confidence: 'medium',
  },
  AgentState_Force_Ready: {
    meaning: 'A supervisor makes the agent idle.',
    example: wrapped('AgentState_Force_Ready'),
    caution: 'Found in older console code only; the current reference has no such id.',
    sources: ['vendor-console', 'tac-console'],
    confidence: 'medium',
  },

  // Calls
  AgentEvent_Talking: {
    meaning: 'The voice path is up: the agent talks, in a new call or in one retrieved from hold.',
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
      'Nothing is wrong when it comes during talking: a retrieve, a second leg or a consult does that. A `feature` ' +
      'of 99 (transfer conference) is seen in console code only, and `mediaAbility` 2 not on this page.',
    sources: [...bar, 'api-1355', 'api-0582', 'vendor-console', 'tac-console'],
    confidence: 'high',
  },
  AgentEvent_Customer_Alerting: {
    meaning:
      'The far end rings: the customer being called, a colleague, or the third party of a consult or transfer.',
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
        'agent id that rings, empty for a customer; in the example of the reference, not in its text',
      type: roleNote,
    },
    caution:
      'The connection-bar page describes it as a successful hold. That is a mix-up of two neighbours: the ' +
      'description belongs to `AgentEvent_Hold`, which follows it in the reference and is missing on the bar page. ' +
      'Never show a call as held because of it. If the content is a bare call id, the shape of hold, the state stays ' +
      'as it is and a finding says so. It tells no direction either: the gateway guide lists it for an inbound call ' +
      'too, after `AgentEvent_Ringing`.',
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
    meaning:
      'The agent’s outbound call ends before anyone talks: bad number, no answer, or own phone left ringing.',
    example: wrapped('AgentEvent_Call_Out_Fail', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'Why it failed comes in `OUTBOUND_DETECT_EVENT`, if at all. A middle layer that makes the event up sends null ' +
      'instead of the call id. The agent state follows in an `AgentState_*` event of its own.',
    sources: [...bar, 'api-1359', 'gateway-1423', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Call_Release: {
    meaning: 'The agent is out of this call leg, whichever side hung up.',
    example: wrapped('AgentEvent_Call_Release', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'Held legs may remain. The agent state waits for the next `AgentState_*` event, which may even come first, and ' +
      'the order against `AgentEvent_Customer_Release` is not fixed. The vendor’s demo looks for a member `callid` ' +
      'in a content that is documented as text; both are read.',
    sources: [...bar, 'api-1363', 'gateway-1429', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Customer_Release: {
    meaning: 'Another party leaves the call; in a three-party call the agent goes on with the one who stays.',
    example: wrapped('AgentEvent_Customer_Release', { callid: callId, number: '13800000001' }),
    fields: { callId: callIdNote, number: 'number of whoever left' },
    caution:
      'Not the end of everything while other legs remain. May come before or after `AgentEvent_Call_Release`.',
    sources: [...bar, 'api-1364', 'gateway-4041', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Ringing: {
    meaning: 'An offered call rings and waits for the agent to answer it by hand.',
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
      'Answering needs it, and yet it is not among the sixteen: subscribe to it. The reference writes `transFrom` in ' +
      'its text and `transfrom` in its example.',
    sources: ['api-0513', 'api-1234', 'intl-1366', 'gateway-1426', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Auto_Answer: {
    meaning: 'The platform answers an offered call in the agent’s place; talking follows.',
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
      'Here the example of the reference has `mediaType` as a number, in `AgentEvent_Ringing` as a text.',
    sources: ['api-0512', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_No_Answer: {
    meaning: 'The agent lets an offered call ring too long, and it is taken away.',
    example: wrapped('AgentEvent_No_Answer', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'Mostly busy with reason 2 follows, sometimes idle: the state waits for the `AgentState_*` event.',
    sources: ['api-0509', 'gateway-1426', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Hold: {
    meaning: 'The call is on hold: the agent keeps the leg, and the other party waits.',
    example: wrapped('AgentEvent_Hold', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'The connection-bar page leaves it out and prints its description beside `AgentEvent_Customer_Alerting`: ' +
      'subscribe to it. The gateway status stays 7 (talking).',
    sources: ['api-1357', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_Conference: {
    meaning: 'Three parties are in one call, the agent among them.',
    example: wrapped('AgentEvent_Conference', { callid: callId, partner: '30025, 13800000001' }),
    fields: {
      callId: callIdNote,
      partner: 'the other parties in one text, divided by commas and maybe blanks',
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
    meaning: 'An attempt to connect somebody is over without success.',
    example: wrapped('AgentEvent_Connect_Fail', callId),
    fields: { callId: bareCallIdNote },
    caution:
      'Comes beside `AgentEvent_Call_Out_Fail`, and on transfers that fail: not one more call that ended.',
    sources: ['api-0514', 'gateway-1423'],
    confidence: 'high',
  },
  AgentEvent_Consult_Fail: {
    meaning: 'The consult the agent started is over without success; the customer’s call stays as it was.',
    example: wrapped('AgentEvent_Consult_Fail', callId),
    fields: { callId: bareCallIdNote },
    caution: 'The leg that ended is the consult; the first call may still be on hold.',
    sources: ['api-0515', 'vendor-console'],
    confidence: 'high',
  },
  AgentEvent_SuccTransResult: {
    meaning:
      'A transfer that waits for its target has an outcome: the agent is out, or goes on with the customer.',
    example: wrapped('AgentEvent_SuccTransResult', { result: 0, callId }),
    fields: { callId: callIdNote, result: resultNote },
    caution:
      'The page takes its arrival for success, yet the example there carries 1, a failure: read `result`.',
    sources: ['api-0516', 'intl-1369', 'tac-console'],
    confidence: 'high',
  },
  AgentEvent_TransOutResult: onlyNamed(
    'AgentEvent_TransOutResult',
    'A transfer to an outside number has an outcome.',
    'tac-console',
  ),
  AgentEvent_ReturnFromIvr: {
    meaning: 'A call the agent had parked in an IVR is back with the agent.',
    example: wrapped('AgentEvent_ReturnFromIvr', callId),
    fields: { callId: bareCallIdNote },
    sources: ['api-0517'],
    confidence: 'high',
  },
  AgentEvent_Incoming_CallInfo: {
    meaning: 'A call leaves its queue and heads for the agent; this tells where it waited.',
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
      lastReleaseAgentId: 'agent who last let this call go; 65535 seems to mean nobody',
      mediaType: mediaTypeNote,
      releaseAndReQueueCount: 'how often agents let the call go back to the queue',
      releaseAndReQueueCallFlag: '1 for a call that went back so, else 0',
    },
    caution: 'The reference shows it without the envelope.',
    sources: ['api-1373'],
    confidence: 'high',
  },
  AgentEvent_Agent_Occupyed: {
    meaning: 'The agent is set aside (preoccupied) for a call that is still to come.',
    example: wrapped('AgentEvent_Agent_Occupyed'),
    caution: vendorSpelling,
    sources: ['api-1376'],
    confidence: 'high',
  },
  OUTBOUND_DETECT_EVENT: {
    meaning: 'The network tells why an outbound call of the agent failed.',
    example: wrapped('OUTBOUND_DETECT_EVENT', {
      callId,
      detect: 1552,
      desc: 'The calling number is not allowed to make a call.',
    }),
    fields: {
      callId: callIdNote,
      detect: 'cause code, as exact as the carrier is',
      desc: 'the cause in words',
    },
    caution:
      'It leaves the naming pattern of all others. The text of the reference has `callid` where its example has ' +
      '`callId`, and the envelope there says `success` as message.',
    sources: ['api-0507', 'intl-1360'],
    confidence: 'high',
  },
  AgentEvent_ReleaseRequest: onlyNamed(
    'AgentEvent_ReleaseRequest',
    'Somebody asks for the release of the agent’s call; that client treats it like a hang-up.',
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
    meaning: 'A preview outbound call is put before the agent, who decides about dialling it.',
    example: wrapped('AgentEvent_Preview', { controlid: '12', dialeddigits: '13800000001' }),
    fields: { controlid: 'block of the preview call', dialeddigits: 'number to dial' },
    sources: ['api-0525', 'desktop-client'],
    confidence: 'high',
  },
  AgentEvent_AbandonCall: onlyNamed(
    'AgentEvent_AbandonCall',
    'A call that waited for the agent is given up.',
    'desktop-client',
  ),
  AgentEvent_JoinConf: onlyNamed(
    'AgentEvent_JoinConf',
    'What a conference needs is ready, and the agent can join it.',
    'other-console',
  ),

  // The agent's own phone
  AgentOther_PhoneAlerting: {
    meaning: 'The agent’s own telephone rings, for an inbound call or as the first leg of an outbound one.',
    example: wrapped('AgentOther_PhoneAlerting'),
    fields: { callId: callIdNote, caller: callerNote },
    caution:
      'Order tells the direction: `AgentState_Busy` first is inbound, this one first is outbound. The reference ' +
      'gives it no content; two clients get an object with `callid` and `caller` on inbound calls and take an empty ' +
      'content for outbound. A telephone that is always off-hook never sends it.',
    sources: [
      ...bar,
      'api-1398',
      'gateway-1423',
      'gateway-1426',
      'cti-middleware',
      'java-poller',
      'vendor-console',
    ],
    confidence: 'high',
  },
  AgentOther_PhoneOffhook: {
    meaning: 'The agent’s telephone is off the hook, picked up by hand or by itself; nobody talks yet.',
    example: wrapped('AgentOther_PhoneOffhook', { type: 'main' }),
    fields: { type: `${roleNote}, or \`unknown\`` },
    sources: ['api-0547', 'intl-0547', 'vendor-console'],
    confidence: 'high',
  },
  AgentOther_PhoneRelease: {
    meaning: 'The agent’s telephone is back on the hook.',
    example: bare('AgentOther_PhoneRelease', { phoneState: 2 }),
    fields: { phoneState: 'who hung up: 2 the agent, 3 the platform' },
    caution: 'The reference shows it without the envelope.',
    sources: ['api-0546', 'intl-0546', 'vendor-console'],
    confidence: 'high',
  },
  AgentOther_PhoneBusy: {
    meaning: 'The agent’s telephone cannot take the call.',
    example: wrapped('AgentOther_PhoneBusy'),
    caution: 'Not the busy status either, though busy with reason 5 (phone unavailable) may follow.',
    sources: ['api-1399', 'tac-console'],
    confidence: 'high',
  },
  AgentOther_PhoneUnknow: {
    meaning: 'The platform cannot tell the state of the agent’s telephone.',
    example: wrapped('AgentOther_PhoneUnknow'),
    caution: vendorSpelling,
    sources: ['api-0545', 'vendor-console'],
    confidence: 'high',
  },

  // Session
  AgentOther_InService: {
    meaning: 'The agent begins to sign in and is not ready yet.',
    example: wrapped('AgentOther_InService'),
    caution:
      'Comments in older consoles take it for a sign-in that succeeded, the reference for one that starts: wait for ' +
      '`AgentState_Ready`.',
    sources: ['api-0551', 'api-1202', 'vendor-console'],
    confidence: 'high',
  },
  AgentOther_ShutdownService: {
    meaning: 'The agent is signed out, and every call is gone with it.',
    example: wrapped('AgentOther_ShutdownService', { loginTime: '1767225600000' }),
    fields: { loginTime: `when the session began, ${msNote}` },
    caution:
      'A voluntary sign-out does not send it (newest pages), or need not (older ones). Its arrival proves the ' +
      'sign-out; its absence proves nothing.',
    sources: ['api-0552', 'api-1219', 'api-0354', 'vendor-console'],
    confidence: 'high',
  },
  AgentOther_All_Agent_Busy: {
    meaning: 'No agent of the call centre is free at the moment.',
    example: wrapped('AgentOther_All_Agent_Busy'),
    caution: 'It says nothing about this agent.',
    sources: ['intl-zh-0553', 'vendor-console'],
    confidence: 'high',
  },
  Force_Logout: madeUp(
    'Force_Logout',
    'A client that polls finds the agent no longer signed in.',
    'desktop-client',
  ),
  AgentSession_Destroyed: madeUp(
    'AgentSession_Destroyed',
    'The session of a middle layer runs out, and the agent is signed out.',
    'other-console',
  ),
  AgentSession_ThirdLogin: madeUp(
    'AgentSession_ThirdLogin',
    'The same agent signs in at another place, and this session is over.',
    'other-console',
  ),

  // Actions on the telephone set
  AgentEvent_linkagePhoneCallOut: {
    meaning: 'The agent starts a call at the telephone set, past the application.',
    example: wrapped('AgentEvent_linkagePhoneCallOut', {
      addrCalled: { address: '13800000002', addressType: 6 },
      addrCaller: { address: '70001', addressType: 6 },
      skillId: 0,
      callId,
    }),
    fields: {
      addrCalled: `number dialled: ${addressNote}`,
      addrCaller: `the agent’s telephone: ${addressNote}`,
      callId: 'of no use: the call that follows gets another one',
    },
    caution: 'Its call id never returns: a leg must not be opened under it.',
    sources: ['api-0579'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneHold: {
    meaning: 'The agent puts the call on hold at the telephone set.',
    example: wrapped('AgentEvent_linkagePhoneHold', { callId }),
    fields: { callId: callIdNote },
    caution: telephoneNote,
    sources: ['api-0577', 'intl-1427'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneUnHold: {
    meaning: 'The agent retrieves a held call at the telephone set.',
    example: wrapped('AgentEvent_linkagePhoneUnHold', { callId }),
    fields: { callId: callIdNote },
    caution: telephoneNote,
    sources: ['api-0578'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneTransferOut: {
    meaning: 'The agent starts to transfer the call at the telephone set.',
    example: wrapped('AgentEvent_linkagePhoneTransferOut', {
      addrOut: { address: '13800000003', addressType: 6 },
      addrSelf: { address: '70001', addressType: 6 },
    }),
    fields: {
      addrOut: `target of the transfer: ${addressNote}`,
      addrSelf: `the agent’s telephone: ${addressNote}`,
    },
    sources: ['api-0575', 'intl-0575'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneTransferOut_Result: {
    meaning: 'The transfer at the telephone set has an outcome; on success the agent is out of the call.',
    example: wrapped('AgentEvent_linkagePhoneTransferOut_Result', { result: 0, callId }),
    fields: { result: resultNote, callId: callIdNote },
    sources: ['api-0576', 'intl-1426'],
    confidence: 'high',
  },

  // Recording and playback
  AgentMediaEvent_Record: {
    meaning: 'The agent’s call is being recorded from now on.',
    example: wrapped('AgentMediaEvent_Record', recordingExample),
    fields: recording,
    caution:
      'Some examples of the reference are bare events with a stray `jsonKey` list of their own key names.',
    sources: ['intl-0529', 'vendor-console'],
    confidence: 'high',
  },
  AgentMediaEvent_Record_Fail: {
    meaning: 'The recording of the agent’s call does not start.',
    example: wrapped('AgentMediaEvent_Record_Fail', recordingExample),
    fields: recording,
    sources: ['api-0530', 'vendor-console'],
    confidence: 'high',
  },
  AgentMediaEvent_StopRecordDone: {
    meaning: 'The recording of the agent’s call has stopped.',
    example: {
      eventType: 'AgentMediaEvent_StopRecordDone',
      workNo: '30021',
      content: {
        beginTime: 1767225600000,
        endTime: 1767225660000,
        fileMediaType: '1',
        taskId: 5301,
        jsonKey: ['beginTime', 'endTime', 'taskId'],
      },
      jsonKey: ['eventType', 'workNo', 'content'],
    },
    fields: {
      beginTime: `start of the recording, ${msNote}`,
      endTime: `end of the recording, ${msNote}`,
      taskId: taskNote,
      fileMediaType: fileMediaNote,
    },
    caution: 'Documented bare, with `jsonKey` lists at both levels; they mean nothing.',
    sources: ['intl-1383', 'vendor-console'],
    confidence: 'high',
  },
  AgentMediaEvent_Play: {
    meaning: 'A recording begins to play to the agent.',
    example: wrapped('AgentMediaEvent_Play'),
    caution:
      'Outside a call `AgentState_Busy` comes ahead of it: the agent looks occupied and there is no customer.',
    sources: ['api-0533'],
    confidence: 'high',
  },
  AgentMediaEvent_Play_Succ: {
    meaning: 'Playing the recording to the agent succeeds.',
    example: wrapped('AgentMediaEvent_Play_Succ'),
    sources: ['api-0534', 'other-console'],
    confidence: 'high',
  },
  AgentMediaEvent_StopPlayDone: {
    meaning: 'The recording no longer plays to the agent.',
    example: wrapped('AgentMediaEvent_StopPlayDone'),
    fields: { cause: '0 played to its end, 1 stopped by the agent, 2 playing failed' },
    sources: ['api-0536', 'other-console'],
    confidence: 'high',
  },

  // Agent conference
  AgentConf_Ringing: {
    meaning: 'An invitation to an agent conference waits for the agent’s answer.',
    example: wrapped('AgentConf_Ringing', { confId: 1031900 }),
    fields: { confId: confIdNote },
    sources: ['api-1413'],
    confidence: 'high',
  },
  AgentConf_RequestSuccess: {
    meaning: 'The agent conference is granted, and the agent who asked is in it as its chair.',
    example: wrapped('AgentConf_RequestSuccess'),
    fields: { confId: confIdNote },
    sources: ['intl-zh-1409', 'intl-1283'],
    confidence: 'high',
  },
  AgentConf_RequestFailed: {
    meaning: 'The agent conference that was asked for is refused.',
    example: wrapped('AgentConf_RequestFailed'),
    fields: { cause: 'failure code' },
    sources: ['api-0560', 'intl-1283'],
    confidence: 'high',
  },
  AgentConf_SelfJoinResult: {
    meaning: 'The agent is in the agent conference.',
    example: wrapped('AgentConf_SelfJoinResult'),
    caution: `${confIdNote} The chair can act only after \`AgentConf_RequestSuccess\`.`,
    sources: ['api-0561', 'intl-1283'],
    confidence: 'high',
  },
  AgentConf_Timeout: {
    meaning: 'The agent conference will soon be over, unless its time is extended.',
    example: wrapped('AgentConf_Timeout'),
    caution: `A reminder: the conference still goes on. ${confIdNote}`,
    sources: ['api-0562', 'intl-1283'],
    confidence: 'high',
  },

  // Text chat
  AgentChat_Ring: {
    meaning: 'A text chat waits for the agent to take it; the voice state stays as it is.',
    example: wrapped('AgentChat_Ring', {
      caller: 'web-user-7',
      called: '30021',
      callId,
      isInnerCall: false,
      attachData: '',
    }),
    fields: {
      caller: 'customer who writes',
      called: 'agent',
      callId: callIdNote,
      isInnerCall: innerNote,
      attachData: 'data that came with the chat',
    },
    caution: 'Its fields are those that console code reads; no page describes them.',
    sources: ['vendor-console'],
    confidence: 'medium',
  },
  AgentChat_Connected: {
    meaning: 'The agent and the customer are connected in a text chat.',
    example: wrapped('AgentChat_Connected', { callId }),
    fields: { callId: callIdNote },
    sources: ['vendor-console'],
    confidence: 'medium',
  },
  AgentChat_Disconnected: {
    meaning: 'The agent’s text chat is over.',
    example: wrapped('AgentChat_Disconnected', { callId }),
    fields: { callId: callIdNote },
    sources: ['vendor-console'],
    confidence: 'medium',
  },
  AgentChat_DataRecved: {
    meaning: 'The agent receives a message of a text chat.',
    example: wrapped('AgentChat_DataRecved', {
      callId,
      sender: 'web-user-7',
      chatContent: 'hello',
      isInnerCall: false,
    }),
    fields: {
      callId: callIdNote,
      sender: 'who wrote it',
      chatContent: 'what was written',
      isInnerCall: innerNote,
    },
    caution: `${vendorSpelling} The current reference has an id \`AgentEvent_MessageData\` for such messages.`,
    sources: ['vendor-console', 'api-0555'],
    confidence: 'medium',
  },
  AgentChat_CallOutCreated: onlyNamed(
    'AgentChat_CallOutCreated',
    'A text chat the agent starts is set up.',
    'vendor-console',
  ),
  AgentChat_CalloutFailed: onlyNamed(
    'AgentChat_CalloutFailed',
    'A text chat the agent starts does not come about.',
    'vendor-console',
  ),
  AgentChat_TransferStart: onlyNamed(
    'AgentChat_TransferStart',
    'A transfer of the agent’s text chat begins.',
    'vendor-console',
  ),
  AgentChat_TransferFailed: onlyNamed(
    'AgentChat_TransferFailed',
    'A transfer of the agent’s text chat does not succeed.',
    'vendor-console',
  ),
  AgentChat_DELAY_EMAIL: onlyNamed(
    'AgentChat_DELAY_EMAIL',
    'A mail is put off for the agent to handle later.',
    'vendor-console',
  ),

  // Notices
  AgentOther_Note: {
    meaning: 'The agent receives a short note from a colleague.',
    example: wrapped('AgentOther_Note', { sender: '30001', context: 'please call back' }),
    fields: { sender: 'agent who wrote it', context: 'what was written' },
    caution: 'The reference gives it no content; one client reads `sender` and `context` from it.',
    sources: ['api-0500', 'desktop-client'],
    confidence: 'medium',
  },
  AgentOther_Bulletin: {
    meaning: 'The agent receives a bulletin meant for many.',
    example: wrapped('AgentOther_Bulletin', { sender: '30001', context: 'please call back' }),
    fields: { sender: 'agent who wrote it', context: 'what was written' },
    caution: 'Known from one client only, fields included.',
    sources: ['desktop-client'],
    confidence: 'medium',
  },
  AgentEvent_ControlWindow_Notify: {
    meaning: 'The platform sends its regular notice for the control window.',
    example: wrapped('AgentEvent_ControlWindow_Notify'),
    caution: 'Seen in consoles only, which keep it out of their logs because it comes so often.',
    sources: ['vendor-console'],
    confidence: 'low',
  },
  AgentEvent_Orders_Notify: {
    meaning: 'The platform sends its regular notice about the queues.',
    example: wrapped('AgentEvent_Orders_Notify'),
    caution: 'Seen in consoles only, which keep it out of their logs because it comes so often.',
    sources: ['vendor-console'],
    confidence: 'low',
  },

  // Quality control
  QC_AgentState_Notify: {
    meaning: 'An inspector learns what a monitored agent does; about the inspector it says nothing.',
    example: bare('QC_AgentState_Notify', { agentname: '30025' }),
    fields: {
      agentname: 'monitored agent, as id or user name',
      subtype: '`QC_AgentState_Login` or `QC_AgentState_Logout`',
    },
    caution: 'The reference shows it without the envelope and with `jsonKey` lists.',
    sources: ['api-0541', 'intl-1393'],
    confidence: 'high',
  },
} as const satisfies { readonly [Id in EventId]: EventNote<FieldOf<Id>> };

/** The note of an id, widened so that every part can be read. */
export const noteOf = (id: EventId): EventNote => catalogueNotes[id];
