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
  /** Set on the sixteen events of the connection-bar page. */
  readonly documented?: true;
  /** What the id itself says and the content does not. */
  readonly means?: {
    readonly cause?: 'failed' | 'released' | 'partyLeft' | 'noAnswer';
    readonly wrapUpOrigin?: 'automatic' | 'requested';
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
  AgentState_Work: { group: 'agent-state', type: 'wrapUp.started', content: null, documented: true, means: { wrapUpOrigin: 'automatic' } },
  AgentState_Ready: { group: 'agent-state', type: 'agent.idle', content: null, documented: true },
  AgentState_SetNotReady_Success: { group: 'agent-state', type: 'busy.started', content: { reason: 'number' }, documented: true },
  AgentState_CancelNotReady_Success: { group: 'agent-state', type: 'busy.ended', content: null, documented: true },
  AgentState_SetRest_Success: { group: 'agent-state', type: 'rest.started', content: { reason: 'number' }, documented: true },
  AgentState_CancelRest_Success: { group: 'agent-state', type: 'rest.ended', content: null, documented: true },
  AgentState_Rest_Timeout: { group: 'agent-state', type: 'rest.overdue', content: null, documented: true },
  AgentState_SetWork_Success: { group: 'agent-state', type: 'wrapUp.started', content: null, documented: true, means: { wrapUpOrigin: 'requested' } },
  AgentState_CancelWork_Success: { group: 'agent-state', type: 'wrapUp.ended', content: null, documented: true },
  AgentState_Force_SetNotReady: { group: 'agent-state', type: 'busy.started', content: null, means: { reason: 3 } },
  AgentState_Force_Ready: { group: 'agent-state', type: 'agent.idle', content: null },
  // Calls
  AgentEvent_Talking: { group: 'call', type: 'call.talking', content: { callId: 'callId', caller: 'party', called: 'party', feature: 'number', type: 'text', mediaAbility: 'number' }, documented: true },
  AgentEvent_Customer_Alerting: { group: 'call', type: 'call.remoteRinging', content: { callId: 'callId', otherPhone: 'party', otherPhoneWorkno: 'party', type: 'text' }, documented: true, means: { bareIsHold: true } },
  AgentEvent_Call_Out_Fail: { group: 'call', type: 'call.ended', content: 'callId', documented: true, means: { cause: 'failed' } },
  AgentEvent_Call_Release: { group: 'call', type: 'call.ended', content: 'callId', documented: true, means: { cause: 'released' } },
  AgentEvent_Customer_Release: { group: 'call', type: 'call.ended', content: { callId: 'callId', number: 'party' }, documented: true, means: { cause: 'partyLeft' } },
  AgentEvent_Ringing: { group: 'call', type: 'call.ringing', content: { caller: 'party', called: 'party', callId: 'callId', transfer: 'text', transFrom: 'party', type: 'text', feature: 'number', mediaAbility: 'number', mediaType: 'number' } },
  AgentEvent_Auto_Answer: { group: 'call', type: 'call.ringing', content: { caller: 'party', called: 'party', callId: 'callId', transfer: 'text', transFrom: 'party', type: 'text', feature: 'number', mediaAbility: 'number', mediaType: 'number' } },
  AgentEvent_No_Answer: { group: 'call', type: 'call.ended', content: 'callId', means: { cause: 'noAnswer' } },
  AgentEvent_Hold: { group: 'call', type: 'call.held', content: 'callId' },
  AgentEvent_Conference: { group: 'call', type: 'call.conference', content: { callId: 'callId', partner: 'parties' } },
  AgentEvent_Inside_Call_Fail: { group: 'call', type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_Connect_Fail: { group: 'call', type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_Consult_Fail: { group: 'call', type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_SuccTransResult: { group: 'call', type: null, content: { callId: 'callId', result: 'number' } },
  AgentEvent_TransOutResult: { group: 'call', type: null, content: null },
  AgentEvent_ReturnFromIvr: { group: 'call', type: null, content: 'callId' },
  AgentEvent_Incoming_CallInfo: { group: 'call', type: null, content: { callId: 'callId', skillName: 'text', skillId: 'number', caller: 'party', called: 'party', lastReleaseAgentId: 'number', mediaType: 'number', releaseAndReQueueCount: 'number', releaseAndReQueueCallFlag: 'number' } },
  AgentEvent_Agent_Occupyed: { group: 'call', type: null, content: null },
  OUTBOUND_DETECT_EVENT: { group: 'call', type: null, content: { callId: 'callId', detect: 'number', desc: 'text' } },
  AgentEvent_ReleaseRequest: { group: 'call', type: null, content: null },
  AgentEvent_ReleaseResponse: { group: 'call', type: null, content: null },
  AgentEvent_No_Answer_From_Cti: { group: 'call', type: null, content: null },
  AgentEvent_Preview: { group: 'call', type: null, content: { controlid: 'text', dialeddigits: 'party' } },
  AgentEvent_AbandonCall: { group: 'call', type: null, content: null },
  AgentEvent_JoinConf: { group: 'call', type: null, content: null },
  // The agent's own phone
  AgentOther_PhoneAlerting: { group: 'phone', type: 'phone.ringing', content: { callId: 'callId', caller: 'party' }, documented: true },
  AgentOther_PhoneOffhook: { group: 'phone', type: null, content: { type: 'text' } },
  AgentOther_PhoneRelease: { group: 'phone', type: null, content: { phoneState: 'number' } },
  AgentOther_PhoneBusy: { group: 'phone', type: null, content: null },
  AgentOther_PhoneUnknow: { group: 'phone', type: null, content: null },
  // Session
  AgentOther_InService: { group: 'session', type: 'session.opening', content: null },
  AgentOther_ShutdownService: { group: 'session', type: 'session.ended', content: { loginTime: 'time' } },
  AgentOther_All_Agent_Busy: { group: 'session', type: null, content: null },
  Force_Logout: { group: 'session', type: 'session.ended', content: null },
  AgentSession_Destroyed: { group: 'session', type: 'session.ended', content: null },
  AgentSession_ThirdLogin: { group: 'session', type: 'session.ended', content: null },
  // Actions on the telephone set
  AgentEvent_linkagePhoneCallOut: { group: 'phone-linkage', type: null, content: { addrCalled: 'address', addrCaller: 'address', skillId: 'number', callId: 'callId' } },
  AgentEvent_linkagePhoneHold: { group: 'phone-linkage', type: 'call.held', content: { callId: 'callId' } },
  AgentEvent_linkagePhoneUnHold: { group: 'phone-linkage', type: 'call.talking', content: { callId: 'callId' } },
  AgentEvent_linkagePhoneTransferOut: { group: 'phone-linkage', type: null, content: { addrOut: 'address', addrSelf: 'address' } },
  AgentEvent_linkagePhoneTransferOut_Result: { group: 'phone-linkage', type: null, content: { result: 'number', callId: 'callId' } },
  // Recording and playback
  AgentMediaEvent_Record: { group: 'media', type: null, content: { taskId: 'number', caller: 'party', called: 'party', recordID: 'text', locationId: 'text', fileName: 'private', callId: 'callId', fileMediaType: 'number' } },
  AgentMediaEvent_Record_Fail: { group: 'media', type: null, content: { taskId: 'number', caller: 'party', called: 'party', recordID: 'text', locationId: 'text', fileName: 'private', callId: 'callId', fileMediaType: 'number' } },
  AgentMediaEvent_StopRecordDone: { group: 'media', type: null, content: { beginTime: 'time', endTime: 'time', taskId: 'number', fileMediaType: 'number' } },
  AgentMediaEvent_Play: { group: 'media', type: null, content: null },
  AgentMediaEvent_Play_Succ: { group: 'media', type: null, content: null },
  AgentMediaEvent_StopPlayDone: { group: 'media', type: null, content: { cause: 'number' } },
  // Agent conference
  AgentConf_Ringing: { group: 'conference', type: null, content: { confId: 'number' } },
  AgentConf_RequestSuccess: { group: 'conference', type: null, content: { confId: 'number' } },
  AgentConf_RequestFailed: { group: 'conference', type: null, content: { cause: 'number' } },
  AgentConf_SelfJoinResult: { group: 'conference', type: null, content: { confId: 'number' } },
  AgentConf_Timeout: { group: 'conference', type: null, content: { confId: 'number' } },
  // Text chat
  AgentChat_Ring: { group: 'chat', type: null, content: { caller: 'party', called: 'party', callId: 'callId', isInnerCall: 'flag', attachData: 'private' } },
  AgentChat_Connected: { group: 'chat', type: null, content: { callId: 'callId' } },
  AgentChat_Disconnected: { group: 'chat', type: null, content: { callId: 'callId' } },
  AgentChat_DataRecved: { group: 'chat', type: null, content: { callId: 'callId', sender: 'party', chatContent: 'private', isInnerCall: 'flag' } },
  AgentChat_CallOutCreated: { group: 'chat', type: null, content: null },
  AgentChat_CalloutFailed: { group: 'chat', type: null, content: null },
  AgentChat_TransferStart: { group: 'chat', type: null, content: null },
  AgentChat_TransferFailed: { group: 'chat', type: null, content: null },
  AgentChat_DELAY_EMAIL: { group: 'chat', type: null, content: null },
  // Notices
  AgentOther_Note: { group: 'notice', type: null, content: { sender: 'party', context: 'private' } },
  AgentOther_Bulletin: { group: 'notice', type: null, content: { sender: 'party', context: 'private' } },
  AgentEvent_ControlWindow_Notify: { group: 'notice', type: null, content: null },
  AgentEvent_Orders_Notify: { group: 'notice', type: null, content: null },
  // Quality control
  QC_AgentState_Notify: { group: 'quality-control', type: null, content: { agentname: 'party', monitoredagent: 'party', subtype: 'text', mediaserver: 'text' } },
} as const satisfies { readonly [id: string]: CatalogueRow };

/** A wire id of the connection bar. */
export type EventId = keyof typeof catalogue;

/** The row of an id, widened so that every field can be read. */
export const rowOf = (id: EventId): CatalogueRow => catalogue[id];

/** All wire ids, in catalogue order. */
export const eventIds = Object.keys(catalogue) as readonly EventId[];

/** The sixteen ids of the connection-bar page. */
export const documentedIds: readonly EventId[] = eventIds.filter((id) => rowOf(id).documented === true);

/** The ids that move the model; every subscription contains them. */
export const stateBearingIds: readonly EventId[] = eventIds.filter((id) => rowOf(id).type !== null);

/** Whether an id is one of the sixteen. */
export const isDocumented = (id: EventId): boolean => rowOf(id).documented === true;

/** Whether a text is an id of the catalogue. */
export const isEventId = (id: string): id is EventId => Object.hasOwn(catalogue, id);
