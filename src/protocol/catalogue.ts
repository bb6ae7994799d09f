import type { DomainType } from './domain-event.ts';

/** What a field of `content` holds. `party`, `parties`, `address` and `private` hold personal data. */
export type FieldKind =
  | 'text'
  | 'number'
  | 'time' // ms since the epoch
  | 'flag'
  | 'callId'
  | 'party' // a phone number or an agent id
  | 'parties' // several of them in one text, comma-separated
  | 'address' // a party as `{ address, addressType }`
  | 'private'; // words written by or about a person

/** The field kinds that are masked before a value reaches a log, a recording or an inspector. */
export const personalKinds: readonly FieldKind[] = ['party', 'parties', 'address', 'private'];

/** The part of the agent's world an event speaks about. */
export type EventGroup =
  | 'agent-state'
  | 'call'
  | 'phone'
  | 'session'
  | 'phone-linkage'
  | 'media'
  | 'conference'
  | 'chat'
  | 'notice'
  | 'quality-control';

/** One row of the catalogue. */
export interface CatalogueRow {
  readonly group: EventGroup;
  /** The domain event it stands for, or `null`: it changes nothing in the model. */
  readonly type: DomainType | null;
  /** Fields of `content`; `'callId'`: the content is a bare call id; `null`: it carries nothing. */
  readonly content: { readonly [field: string]: FieldKind } | 'callId' | null;
  /** One of the sixteen events on the connection-bar page. */
  readonly documented: boolean;
  /** What the id itself says and the content does not. */
  readonly means?: {
    readonly cause?: 'failed' | 'released' | 'partyLeft' | 'noAnswer';
    readonly wrapUp?: 'automatic' | 'requested';
    readonly reason?: number;
    /** A bare call id as content is the vendor page's mix-up with hold: it must not change the state. */
    readonly bareIsHold?: true;
  };
}

/**
 * Every event id of the connection bar, once. Types, decoder, encoder, simulator, masking, test generators
 * and `docs/reference/events.md` come from here; no other list of ids exists. What a person wants to know
 * about an id (meaning, example, source) stands in `catalogue-notes.ts`, keyed by the same ids.
 */
// biome-ignore format: one row a line reads as a table
export const catalogue = {
  // Agent state
  AgentState_Busy: { group: 'agent-state', type: 'call.reserved', content: null, documented: true },
  AgentState_Work: { group: 'agent-state', type: 'work.started', content: null, documented: true, means: { wrapUp: 'automatic' } },
  AgentState_Ready: { group: 'agent-state', type: 'agent.idle', content: null, documented: true },
  AgentState_SetNotReady_Success: { group: 'agent-state', type: 'busy.started', content: { reason: 'number' }, documented: true },
  AgentState_CancelNotReady_Success: { group: 'agent-state', type: 'busy.ended', content: null, documented: true },
  AgentState_SetRest_Success: { group: 'agent-state', type: 'rest.started', content: { reason: 'number' }, documented: true },
  AgentState_CancelRest_Success: { group: 'agent-state', type: 'rest.ended', content: null, documented: true },
  AgentState_Rest_Timeout: { group: 'agent-state', type: 'rest.overdue', content: null, documented: true },
  AgentState_SetWork_Success: { group: 'agent-state', type: 'work.started', content: null, documented: true, means: { wrapUp: 'requested' } },
  AgentState_CancelWork_Success: { group: 'agent-state', type: 'work.ended', content: null, documented: true },
  AgentState_Force_SetNotReady: { group: 'agent-state', type: 'busy.started', content: null, documented: false, means: { reason: 3 } },
  AgentState_Force_Ready: { group: 'agent-state', type: 'agent.idle', content: null, documented: false },
  // Calls
  AgentEvent_Talking: { group: 'call', type: 'call.talking', content: { callId: 'callId', caller: 'party', called: 'party', feature: 'number', type: 'text', mediaAbility: 'number' }, documented: true },
  AgentEvent_Customer_Alerting: { group: 'call', type: 'call.remoteRinging', content: { callId: 'callId', otherPhone: 'party', otherPhoneWorkno: 'party', type: 'text' }, documented: true, means: { bareIsHold: true } },
  AgentEvent_Call_Out_Fail: { group: 'call', type: 'call.ended', content: 'callId', documented: true, means: { cause: 'failed' } },
  AgentEvent_Call_Release: { group: 'call', type: 'call.ended', content: 'callId', documented: true, means: { cause: 'released' } },
  AgentEvent_Customer_Release: { group: 'call', type: 'call.ended', content: { callId: 'callId', number: 'party' }, documented: true, means: { cause: 'partyLeft' } },
  AgentEvent_Ringing: { group: 'call', type: 'call.ringing', content: { caller: 'party', called: 'party', callId: 'callId', transfer: 'text', transFrom: 'party', type: 'text', feature: 'number', mediaAbility: 'number', mediaType: 'number' }, documented: false },
  AgentEvent_Auto_Answer: { group: 'call', type: 'call.ringing', content: { caller: 'party', called: 'party', callId: 'callId', transfer: 'text', transFrom: 'party', type: 'text', feature: 'number', mediaAbility: 'number', mediaType: 'number' }, documented: false },
  AgentEvent_No_Answer: { group: 'call', type: 'call.ended', content: 'callId', documented: false, means: { cause: 'noAnswer' } },
  AgentEvent_Hold: { group: 'call', type: 'call.held', content: 'callId', documented: false },
  AgentEvent_Conference: { group: 'call', type: 'call.conference', content: { callId: 'callId', partner: 'parties' }, documented: false },
  AgentEvent_Inside_Call_Fail: { group: 'call', type: 'call.ended', content: 'callId', documented: false, means: { cause: 'failed' } },
  AgentEvent_Connect_Fail: { group: 'call', type: 'call.ended', content: 'callId', documented: false, means: { cause: 'failed' } },
  AgentEvent_Consult_Fail: { group: 'call', type: 'call.ended', content: 'callId', documented: false, means: { cause: 'failed' } },
  AgentEvent_SuccTransResult: { group: 'call', type: null, content: { callId: 'callId', result: 'number' }, documented: false },
  AgentEvent_TransOutResult: { group: 'call', type: null, content: null, documented: false },
  AgentEvent_ReturnFromIvr: { group: 'call', type: null, content: 'callId', documented: false },
  AgentEvent_Incoming_CallInfo: { group: 'call', type: null, content: { callId: 'callId', skillName: 'text', skillId: 'number', caller: 'party', called: 'party', lastReleaseAgentId: 'number', mediaType: 'number', releaseAndReQueueCount: 'number', releaseAndReQueueCallFlag: 'number' }, documented: false },
  AgentEvent_Agent_Occupyed: { group: 'call', type: null, content: null, documented: false },
  OUTBOUND_DETECT_EVENT: { group: 'call', type: null, content: { callId: 'callId', detect: 'number', desc: 'text' }, documented: false },
  AgentEvent_ReleaseRequest: { group: 'call', type: null, content: null, documented: false },
  AgentEvent_ReleaseResponse: { group: 'call', type: null, content: null, documented: false },
  AgentEvent_No_Answer_From_Cti: { group: 'call', type: null, content: null, documented: false },
  AgentEvent_Preview: { group: 'call', type: null, content: null, documented: false },
  AgentEvent_AbandonCall: { group: 'call', type: null, content: null, documented: false },
  AgentEvent_JoinConf: { group: 'call', type: null, content: null, documented: false },
  // The agent's own phone
  AgentOther_PhoneAlerting: { group: 'phone', type: 'phone.ringing', content: { callId: 'callId', caller: 'party' }, documented: true },
  AgentOther_PhoneOffhook: { group: 'phone', type: null, content: { type: 'text' }, documented: false },
  AgentOther_PhoneRelease: { group: 'phone', type: null, content: { phoneState: 'number' }, documented: false },
  AgentOther_PhoneBusy: { group: 'phone', type: null, content: null, documented: false },
  AgentOther_PhoneUnknow: { group: 'phone', type: null, content: null, documented: false },
  // Session
  AgentOther_InService: { group: 'session', type: 'session.opening', content: null, documented: false },
  AgentOther_ShutdownService: { group: 'session', type: 'session.ended', content: { loginTime: 'time' }, documented: false },
  AgentOther_All_Agent_Busy: { group: 'session', type: null, content: null, documented: false },
  Force_Logout: { group: 'session', type: 'session.ended', content: null, documented: false },
  AgentSession_Destroyed: { group: 'session', type: 'session.ended', content: null, documented: false },
  AgentSession_ThirdLogin: { group: 'session', type: 'session.ended', content: null, documented: false },
  // Actions on the telephone set
  AgentEvent_linkagePhoneCallOut: { group: 'phone-linkage', type: null, content: { addrCalled: 'address', addrCaller: 'address', skillId: 'number', callId: 'callId' }, documented: false },
  AgentEvent_linkagePhoneHold: { group: 'phone-linkage', type: 'call.held', content: { callId: 'callId' }, documented: false },
  AgentEvent_linkagePhoneUnHold: { group: 'phone-linkage', type: 'call.talking', content: { callId: 'callId' }, documented: false },
  AgentEvent_linkagePhoneTransferOut: { group: 'phone-linkage', type: null, content: { addrOut: 'address', addrSelf: 'address' }, documented: false },
  AgentEvent_linkagePhoneTransferOut_Result: { group: 'phone-linkage', type: null, content: { result: 'number', callId: 'callId' }, documented: false },
  // Recording and playback
  AgentMediaEvent_Record: { group: 'media', type: null, content: { taskId: 'number', caller: 'party', called: 'party', recordID: 'text', locationId: 'text', fileName: 'private', callId: 'callId', fileMediaType: 'number' }, documented: false },
  AgentMediaEvent_Record_Fail: { group: 'media', type: null, content: { taskId: 'number', caller: 'party', called: 'party', recordID: 'text', locationId: 'text', fileName: 'private', callId: 'callId', fileMediaType: 'number' }, documented: false },
  AgentMediaEvent_StopRecordDone: { group: 'media', type: null, content: { beginTime: 'time', endTime: 'time', taskId: 'number', fileMediaType: 'number' }, documented: false },
  AgentMediaEvent_Play: { group: 'media', type: null, content: null, documented: false },
  AgentMediaEvent_Play_Succ: { group: 'media', type: null, content: null, documented: false },
  AgentMediaEvent_StopPlayDone: { group: 'media', type: null, content: null, documented: false },
  // Agent conference
  AgentConf_Ringing: { group: 'conference', type: null, content: { confId: 'number' }, documented: false },
  AgentConf_RequestSuccess: { group: 'conference', type: null, content: null, documented: false },
  AgentConf_RequestFailed: { group: 'conference', type: null, content: null, documented: false },
  AgentConf_SelfJoinResult: { group: 'conference', type: null, content: null, documented: false },
  AgentConf_Timeout: { group: 'conference', type: null, content: null, documented: false },
  // Text chat
  AgentChat_Ring: { group: 'chat', type: null, content: { caller: 'party', called: 'party', callId: 'callId', isInnerCall: 'flag', attachData: 'private' }, documented: false },
  AgentChat_Connected: { group: 'chat', type: null, content: { callId: 'callId' }, documented: false },
  AgentChat_Disconnected: { group: 'chat', type: null, content: { callId: 'callId' }, documented: false },
  AgentChat_DataRecved: { group: 'chat', type: null, content: { callId: 'callId', sender: 'party', chatContent: 'private', isInnerCall: 'flag' }, documented: false },
  AgentChat_CallOutCreated: { group: 'chat', type: null, content: null, documented: false },
  AgentChat_CalloutFailed: { group: 'chat', type: null, content: null, documented: false },
  AgentChat_TransferStart: { group: 'chat', type: null, content: null, documented: false },
  AgentChat_TransferFailed: { group: 'chat', type: null, content: null, documented: false },
  AgentChat_DELAY_EMAIL: { group: 'chat', type: null, content: null, documented: false },
  // Notices
  AgentOther_Note: { group: 'notice', type: null, content: { sender: 'party', context: 'private' }, documented: false },
  AgentOther_Bulletin: { group: 'notice', type: null, content: { sender: 'party', context: 'private' }, documented: false },
  AgentEvent_ControlWindow_Notify: { group: 'notice', type: null, content: null, documented: false },
  AgentEvent_Orders_Notify: { group: 'notice', type: null, content: null, documented: false },
  // Quality control
  QC_AgentState_Notify: { group: 'quality-control', type: null, content: { agentname: 'party', subtype: 'number' }, documented: false },
} as const satisfies { readonly [id: string]: CatalogueRow };

/** A wire id of the connection bar. */
export type EventId = keyof typeof catalogue;

/** All wire ids, in catalogue order. */
export const eventIds = Object.keys(catalogue) as readonly EventId[];

/** The sixteen ids of the connection-bar page. */
export const documentedIds: readonly EventId[] = eventIds.filter((id) => catalogue[id].documented);

/** The ids that move the model; every subscription contains them. */
export const stateBearingIds: readonly EventId[] = eventIds.filter((id) => catalogue[id].type !== null);

/** Whether a text is an id of the catalogue. */
export const isEventId = (id: string): id is EventId => Object.hasOwn(catalogue, id);

/** The row of an id, widened so that every field can be read. */
export const rowOf = (id: EventId): CatalogueRow => catalogue[id];
