import type { DomainType } from './domain-event.ts';

/** The kind of a field of `content`. `party`, `parties`, `address` and `private` hold personal data. */
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

/** A row as it is written: it has only the properties that are given. */
interface WrittenRow {
  /** The domain event it stands for; without one it changes nothing in the model. */
  readonly type?: DomainType;
  /**
   * The fields of `content` and their kinds; `'callId'`: the content is a bare call id; without it there is
   * none.
   */
  readonly content?: { readonly [field: string]: FieldKind } | 'callId';
  /** Set on the sixteen events of the connection-bar page. */
  readonly documented?: true;
  /** The facts that the id itself states and the content does not. */
  readonly means?: {
    readonly cause?: 'failed' | 'released' | 'partyLeft' | 'noAnswer';
    readonly wrapUpOrigin?: 'automatic' | 'requested';
    readonly reason?: number;
    /** A bare call id as content is the vendor page's mix-up with hold: it must not change the state. */
    readonly bareIsHold?: true;
  };
}

/** A row of the catalogue, complete. */
export interface CatalogueRow extends Pick<WrittenRow, 'documented' | 'means'> {
  /** The domain event it stands for, or `null`: it changes nothing in the model. */
  readonly type: DomainType | null;
  /**
   * The kinds of the fields of `content`; `'callId'`: the content is a bare call id; `null`: it carries
   * nothing.
   */
  readonly content: { readonly [field: string]: FieldKind } | 'callId' | null;
}

/**
 * Every event id of the connection bar, once. Types, decoder, encoder, simulator, masking, test generators
 * and `docs/reference/events.md` come from here; no other list of ids exists. What a person wants to know
 * about an id (meaning, group, example, source) stands in `notes/`, keyed by the same ids.
 */
// biome-ignore format: one row a line reads as a table
export const catalogue = {
  // Agent state
  AgentState_Busy: { type: 'call.reserved', documented: true },
  AgentState_Work: { type: 'wrapUp.started', documented: true, means: { wrapUpOrigin: 'automatic' } },
  AgentState_Ready: { type: 'agent.idle', documented: true },
  AgentState_SetNotReady_Success: { type: 'busy.started', content: { reason: 'number' }, documented: true },
  AgentState_CancelNotReady_Success: { type: 'busy.ended', documented: true },
  AgentState_SetRest_Success: { type: 'rest.started', content: { reason: 'number' }, documented: true },
  AgentState_CancelRest_Success: { type: 'rest.ended', documented: true },
  AgentState_Rest_Timeout: { type: 'rest.overdue', documented: true },
  AgentState_SetWork_Success: { type: 'wrapUp.started', documented: true, means: { wrapUpOrigin: 'requested' } },
  AgentState_CancelWork_Success: { type: 'wrapUp.ended', documented: true },
  AgentState_Force_SetNotReady: { type: 'busy.started', means: { reason: 3 } },
  AgentState_Force_Ready: { type: 'agent.idle' },
  // Calls
  AgentEvent_Talking: { type: 'call.talking', content: { callId: 'callId', caller: 'party', called: 'party', feature: 'number', type: 'text', mediaAbility: 'number' }, documented: true },
  AgentEvent_Customer_Alerting: { type: 'call.remoteRinging', content: { callId: 'callId', otherPhone: 'party', otherPhoneWorkno: 'party', type: 'text' }, documented: true, means: { bareIsHold: true } },
  AgentEvent_Call_Out_Fail: { type: 'call.ended', content: 'callId', documented: true, means: { cause: 'failed' } },
  AgentEvent_Call_Release: { type: 'call.ended', content: 'callId', documented: true, means: { cause: 'released' } },
  AgentEvent_Customer_Release: { type: 'call.ended', content: { callId: 'callId', number: 'party' }, documented: true, means: { cause: 'partyLeft' } },
  AgentEvent_Ringing: { type: 'call.ringing', content: { caller: 'party', called: 'party', callId: 'callId', transfer: 'text', transFrom: 'party', type: 'text', feature: 'number', mediaAbility: 'number', mediaType: 'number' } },
  AgentEvent_Auto_Answer: { type: 'call.ringing', content: { caller: 'party', called: 'party', callId: 'callId', transfer: 'text', transFrom: 'party', type: 'text', feature: 'number', mediaAbility: 'number', mediaType: 'number' } },
  AgentEvent_No_Answer: { type: 'call.ended', content: 'callId', means: { cause: 'noAnswer' } },
  AgentEvent_Hold: { type: 'call.held', content: 'callId' },
  AgentEvent_Conference: { type: 'call.conference', content: { callId: 'callId', partner: 'parties' } },
  AgentEvent_Inside_Call_Fail: { type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_Connect_Fail: { type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_Consult_Fail: { type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_SuccTransResult: { content: { callId: 'callId', result: 'number' } },
  AgentEvent_TransOutResult: {},
  AgentEvent_ReturnFromIvr: { content: 'callId' },
  AgentEvent_Incoming_CallInfo: { content: { callId: 'callId', skillName: 'text', skillId: 'number', caller: 'party', called: 'party', lastReleaseAgentId: 'party', mediaType: 'number', releaseAndReQueueCount: 'number', releaseAndReQueueCallFlag: 'number' } },
  AgentEvent_Agent_Occupyed: {},
  OUTBOUND_DETECT_EVENT: { content: { callId: 'callId', detect: 'number', desc: 'text' } },
  AgentEvent_ReleaseRequest: {},
  AgentEvent_ReleaseResponse: {},
  AgentEvent_No_Answer_From_Cti: {},
  AgentEvent_Preview: { content: { controlid: 'text', dialeddigits: 'party' } },
  AgentEvent_Preview_CallOut: { content: { controlid: 'text', dialeddigits: 'party', callData: 'private' } },
  AgentEvent_Preview_CallOut_Ex: { content: { controlid: 'text', dialeddigits: 'party', callData: 'private' } },
  AgentEvent_AbandonCall: {},
  AgentEvent_JoinConf: {},
  // The agent's own phone
  AgentOther_PhoneAlerting: { type: 'phone.ringing', content: { callId: 'callId', caller: 'party' }, documented: true },
  AgentOther_PhoneOffhook: { content: { type: 'text' } },
  AgentOther_PhoneRelease: { content: { phoneState: 'number' } },
  AgentOther_PhoneBusy: {},
  AgentOther_PhoneUnknow: {},
  // Session
  AgentOther_InService: { type: 'session.opening' },
  AgentOther_ShutdownService: { type: 'session.ended', content: { loginTime: 'time' } },
  AgentOther_All_Agent_Busy: {},
  Force_Logout: { type: 'session.ended' },
  AgentSession_Destroyed: { type: 'session.ended' },
  AgentSession_ThirdLogin: { type: 'session.ended' },
  // Actions on the telephone set
  AgentEvent_linkagePhoneCallOut: { content: { addrCalled: 'address', addrCaller: 'address', skillId: 'number', callId: 'callId' } },
  AgentEvent_linkagePhoneHold: { type: 'call.held', content: { callId: 'callId' } },
  AgentEvent_linkagePhoneUnHold: { type: 'call.talking', content: { callId: 'callId' } },
  AgentEvent_linkagePhoneMute: { type: 'phone.muted', content: { callId: 'callId' } },
  AgentEvent_linkagePhoneUnMute: { type: 'phone.unmuted', content: { callId: 'callId' } },
  AgentEvent_linkagePhoneTransferOut: { content: { addrOut: 'address', addrSelf: 'address' } },
  AgentEvent_linkagePhoneTransferOut_Result: { content: { result: 'number', callId: 'callId' } },
  AgentEvent_linkagePhoneStatus: { type: 'phone.status', content: { result: 'number' } },
  AgentEvent_linkageCapability: { content: { result: 'number' } },
  // Recording and playback
  AgentMediaEvent_Record: { content: { taskId: 'number', caller: 'party', called: 'party', recordID: 'text', locationId: 'text', fileName: 'private', callId: 'callId', fileMediaType: 'number' } },
  AgentMediaEvent_Record_Fail: { content: { taskId: 'number', caller: 'party', called: 'party', recordID: 'text', locationId: 'text', fileName: 'private', callId: 'callId', fileMediaType: 'number' } },
  AgentMediaEvent_StopRecordDone: { content: { beginTime: 'time', endTime: 'time', taskId: 'number', fileMediaType: 'number' } },
  AgentMediaEvent_Play: {},
  AgentMediaEvent_Play_Succ: {},
  AgentMediaEvent_Play_Fail: {},
  AgentMediaEvent_StopPlayDone: { content: { cause: 'number' } },
  AgentMediaEvent_PausePlayDone: {},
  AgentMediaEvent_ResumePlayDone: {},
  AgentMediaEvent_JumpPlayDone: {},
  // Agent conference
  AgentConf_Ringing: { content: { confId: 'number' } },
  AgentConf_RequestSuccess: { content: { confId: 'number' } },
  AgentConf_RequestFailed: { content: { cause: 'number' } },
  AgentConf_SelfJoinResult: { content: { confId: 'number' } },
  AgentConf_Timeout: { content: { confId: 'number' } },
  AgentConf_ParticipantChanged: { content: { result: 'number', changeType: 'number', changeReason: 'number', confId: 'number', participant: 'party', participantType: 'number', deviceCallType: 'number', deviceType: 'number' } },
  AgentConf_SelfLeaveResult: { content: { confId: 'number' } },
  AgentConf_PresidentChanged: { content: { confId: 'number' } },
  AgentConf_StopVoice: { content: { result: 'number' } },
  AgentConf_StopParticipantVoice: { content: { result: 'number' } },
  // Text chat
  AgentChat_Ring: { content: { caller: 'party', called: 'party', callId: 'callId', isInnerCall: 'flag', attachData: 'private' } },
  AgentChat_Connected: { content: { callId: 'callId' } },
  AgentChat_Disconnected: { content: { callId: 'callId' } },
  AgentChat_DataRecved: { content: { callId: 'callId', sender: 'party', chatContent: 'private', isInnerCall: 'flag' } },
  AgentChat_CallOutCreated: {},
  AgentChat_CalloutFailed: {},
  AgentChat_TransferStart: {},
  AgentChat_TransferFailed: {},
  AgentChat_DELAY_EMAIL: {},
  // Multimedia calls
  AgentEvent_MessageData: { content: { callId: 'callId', caller: 'party', called: 'party', feature: 'number', type: 'text', message: 'private', mediaAbility: 'number' } },
  AgentEvent_RequestConnect: { content: { callId: 'callId', userId: 'party', ctime: 'text', channelId: 'text', role: 'text', locationId: 'text' } },
  AgentEvent_ImageCapture: { content: { callId: 'callId', filename: 'private', locationId: 'text', result: 'number' } },
  // Notices
  AgentOther_Note: { content: { sender: 'party', context: 'private' } },
  AgentOther_Bulletin: { content: { sender: 'party', context: 'private' } },
  AgentEvent_ControlWindow_Notify: {},
  AgentEvent_Orders_Notify: {},
  // Quality control
  QC_AgentState_Notify: { content: { agentname: 'party', monitoredagent: 'party', subtype: 'text', mediaserver: 'text' } },
  AgentOther_BeQcStart: { content: { qcAgentId: 'party', qcType: 'number' } },
  AgentOther_BeQcStop: { content: { qcAgentId: 'party', qcType: 'number' } },
} as const satisfies { readonly [id: string]: WrittenRow };

/** A wire id of the connection bar. */
export type EventId = keyof typeof catalogue;

/** All wire ids, in catalogue order. */
export const eventIds = Object.keys(catalogue) as readonly EventId[];

const rows = Object.fromEntries(
  Object.entries(catalogue).map(([id, row]) => [id, { type: null, content: null, ...row }]),
) as { readonly [Id in EventId]: CatalogueRow };

/** The row of an id, complete. */
export const rowOf = (id: EventId): CatalogueRow => rows[id];

/** The sixteen ids of the connection-bar page. */
export const documentedIds: readonly EventId[] = eventIds.filter((id) => rowOf(id).documented === true);

/** The ids that move the model; every subscription contains them. */
export const stateBearingIds: readonly EventId[] = eventIds.filter((id) => rowOf(id).type !== null);

/** Returns whether an id is one of the sixteen. */
export const isDocumented = (id: EventId): boolean => rowOf(id).documented === true;

/** Returns whether a text is an id of the catalogue. */
export const isEventId = (id: string): id is EventId => Object.hasOwn(catalogue, id);
