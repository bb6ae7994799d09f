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

/**
 * What each field of `content` holds. A field has the same name and kind in every event, so that nothing but
 * its name has to stand in the rows.
 */
// biome-ignore format: the kinds together read as a table
export const fieldKinds = {
  reason: 'number', feature: 'number', mediaAbility: 'number', mediaType: 'number', result: 'number', skillId: 'number', lastReleaseAgentId: 'number', releaseAndReQueueCount: 'number', releaseAndReQueueCallFlag: 'number', detect: 'number', phoneState: 'number', taskId: 'number', fileMediaType: 'number', cause: 'number', confId: 'number', changeType: 'number', changeReason: 'number', participantType: 'number', deviceCallType: 'number', deviceType: 'number', qcType: 'number',
  callId: 'callId',
  caller: 'party', called: 'party', otherPhone: 'party', otherPhoneWorkno: 'party', number: 'party', transFrom: 'party', dialeddigits: 'party', sender: 'party', agentname: 'party', monitoredagent: 'party', userId: 'party', participant: 'party', qcAgentId: 'party',
  type: 'text', transfer: 'text', skillName: 'text', desc: 'text', controlid: 'text', recordID: 'text', locationId: 'text', subtype: 'text', mediaserver: 'text', ctime: 'text', channelId: 'text', role: 'text',
  partner: 'parties',
  loginTime: 'time', beginTime: 'time', endTime: 'time',
  addrCalled: 'address', addrCaller: 'address', addrOut: 'address', addrSelf: 'address',
  fileName: 'private', attachData: 'private', chatContent: 'private', context: 'private', callData: 'private', message: 'private', filename: 'private',
  isInnerCall: 'flag',
} as const satisfies { readonly [field: string]: FieldKind };

/** The name of a field of `content`, in the spelling that readers get. */
export type FieldName = keyof typeof fieldKinds;

/** A row as it is written: what it does not say it does not have. */
interface WrittenRow {
  /** The domain event it stands for; without one it changes nothing in the model. */
  readonly type?: DomainType;
  /** The fields of `content`; `'callId'`: the content is a bare call id; without it there is no content. */
  readonly content?: readonly FieldName[] | 'callId';
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

/** A row of the catalogue, complete. */
export interface CatalogueRow extends Pick<WrittenRow, 'documented' | 'means'> {
  /** The domain event it stands for, or `null`: it changes nothing in the model. */
  readonly type: DomainType | null;
  /** The kinds of the fields of `content`; `'callId'`: the content is a bare call id; `null`: it carries nothing. */
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
  AgentState_SetNotReady_Success: { type: 'busy.started', content: ['reason'], documented: true },
  AgentState_CancelNotReady_Success: { type: 'busy.ended', documented: true },
  AgentState_SetRest_Success: { type: 'rest.started', content: ['reason'], documented: true },
  AgentState_CancelRest_Success: { type: 'rest.ended', documented: true },
  AgentState_Rest_Timeout: { type: 'rest.overdue', documented: true },
  AgentState_SetWork_Success: { type: 'wrapUp.started', documented: true, means: { wrapUpOrigin: 'requested' } },
  AgentState_CancelWork_Success: { type: 'wrapUp.ended', documented: true },
  AgentState_Force_SetNotReady: { type: 'busy.started', means: { reason: 3 } },
  AgentState_Force_Ready: { type: 'agent.idle' },
  // Calls
  AgentEvent_Talking: { type: 'call.talking', content: ['callId', 'caller', 'called', 'feature', 'type', 'mediaAbility'], documented: true },
  AgentEvent_Customer_Alerting: { type: 'call.remoteRinging', content: ['callId', 'otherPhone', 'otherPhoneWorkno', 'type'], documented: true, means: { bareIsHold: true } },
  AgentEvent_Call_Out_Fail: { type: 'call.ended', content: 'callId', documented: true, means: { cause: 'failed' } },
  AgentEvent_Call_Release: { type: 'call.ended', content: 'callId', documented: true, means: { cause: 'released' } },
  AgentEvent_Customer_Release: { type: 'call.ended', content: ['callId', 'number'], documented: true, means: { cause: 'partyLeft' } },
  AgentEvent_Ringing: { type: 'call.ringing', content: ['caller', 'called', 'callId', 'transfer', 'transFrom', 'type', 'feature', 'mediaAbility', 'mediaType'] },
  AgentEvent_Auto_Answer: { type: 'call.ringing', content: ['caller', 'called', 'callId', 'transfer', 'transFrom', 'type', 'feature', 'mediaAbility', 'mediaType'] },
  AgentEvent_No_Answer: { type: 'call.ended', content: 'callId', means: { cause: 'noAnswer' } },
  AgentEvent_Hold: { type: 'call.held', content: 'callId' },
  AgentEvent_Conference: { type: 'call.conference', content: ['callId', 'partner'] },
  AgentEvent_Inside_Call_Fail: { type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_Connect_Fail: { type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_Consult_Fail: { type: 'call.ended', content: 'callId', means: { cause: 'failed' } },
  AgentEvent_SuccTransResult: { content: ['callId', 'result'] },
  AgentEvent_TransOutResult: {},
  AgentEvent_ReturnFromIvr: { content: 'callId' },
  AgentEvent_Incoming_CallInfo: { content: ['callId', 'skillName', 'skillId', 'caller', 'called', 'lastReleaseAgentId', 'mediaType', 'releaseAndReQueueCount', 'releaseAndReQueueCallFlag'] },
  AgentEvent_Agent_Occupyed: {},
  OUTBOUND_DETECT_EVENT: { content: ['callId', 'detect', 'desc'] },
  AgentEvent_ReleaseRequest: {},
  AgentEvent_ReleaseResponse: {},
  AgentEvent_No_Answer_From_Cti: {},
  AgentEvent_Preview: { content: ['controlid', 'dialeddigits'] },
  AgentEvent_Preview_CallOut: { content: ['controlid', 'dialeddigits', 'callData'] },
  AgentEvent_Preview_CallOut_Ex: { content: ['controlid', 'dialeddigits', 'callData'] },
  AgentEvent_AbandonCall: {},
  AgentEvent_JoinConf: {},
  // The agent's own phone
  AgentOther_PhoneAlerting: { type: 'phone.ringing', content: ['callId', 'caller'], documented: true },
  AgentOther_PhoneOffhook: { content: ['type'] },
  AgentOther_PhoneRelease: { content: ['phoneState'] },
  AgentOther_PhoneBusy: {},
  AgentOther_PhoneUnknow: {},
  // Session
  AgentOther_InService: { type: 'session.opening' },
  AgentOther_ShutdownService: { type: 'session.ended', content: ['loginTime'] },
  AgentOther_All_Agent_Busy: {},
  Force_Logout: { type: 'session.ended' },
  AgentSession_Destroyed: { type: 'session.ended' },
  AgentSession_ThirdLogin: { type: 'session.ended' },
  // Actions on the telephone set
  AgentEvent_linkagePhoneCallOut: { content: ['addrCalled', 'addrCaller', 'skillId', 'callId'] },
  AgentEvent_linkagePhoneHold: { type: 'call.held', content: ['callId'] },
  AgentEvent_linkagePhoneUnHold: { type: 'call.talking', content: ['callId'] },
  AgentEvent_linkagePhoneMute: { content: ['callId'] },
  AgentEvent_linkagePhoneUnMute: { content: ['callId'] },
  AgentEvent_linkagePhoneTransferOut: { content: ['addrOut', 'addrSelf'] },
  AgentEvent_linkagePhoneTransferOut_Result: { content: ['result', 'callId'] },
  AgentEvent_linkagePhoneStatus: { content: ['result'] },
  AgentEvent_linkageCapability: { content: ['result'] },
  // Recording and playback
  AgentMediaEvent_Record: { content: ['taskId', 'caller', 'called', 'recordID', 'locationId', 'fileName', 'callId', 'fileMediaType'] },
  AgentMediaEvent_Record_Fail: { content: ['taskId', 'caller', 'called', 'recordID', 'locationId', 'fileName', 'callId', 'fileMediaType'] },
  AgentMediaEvent_StopRecordDone: { content: ['beginTime', 'endTime', 'taskId', 'fileMediaType'] },
  AgentMediaEvent_Play: {},
  AgentMediaEvent_Play_Succ: {},
  AgentMediaEvent_Play_Fail: {},
  AgentMediaEvent_StopPlayDone: { content: ['cause'] },
  AgentMediaEvent_PausePlayDone: {},
  AgentMediaEvent_ResumePlayDone: {},
  AgentMediaEvent_JumpPlayDone: {},
  // Agent conference
  AgentConf_Ringing: { content: ['confId'] },
  AgentConf_RequestSuccess: { content: ['confId'] },
  AgentConf_RequestFailed: { content: ['cause'] },
  AgentConf_SelfJoinResult: { content: ['confId'] },
  AgentConf_Timeout: { content: ['confId'] },
  AgentConf_ParticipantChanged: { content: ['result', 'changeType', 'changeReason', 'confId', 'participant', 'participantType', 'deviceCallType', 'deviceType'] },
  AgentConf_SelfLeaveResult: { content: ['confId'] },
  AgentConf_PresidentChanged: { content: ['confId'] },
  AgentConf_StopVoice: { content: ['result'] },
  AgentConf_StopParticipantVoice: { content: ['result'] },
  // Text chat
  AgentChat_Ring: { content: ['caller', 'called', 'callId', 'isInnerCall', 'attachData'] },
  AgentChat_Connected: { content: ['callId'] },
  AgentChat_Disconnected: { content: ['callId'] },
  AgentChat_DataRecved: { content: ['callId', 'sender', 'chatContent', 'isInnerCall'] },
  AgentChat_CallOutCreated: {},
  AgentChat_CalloutFailed: {},
  AgentChat_TransferStart: {},
  AgentChat_TransferFailed: {},
  AgentChat_DELAY_EMAIL: {},
  // Multimedia calls
  AgentEvent_MessageData: { content: ['callId', 'caller', 'called', 'feature', 'type', 'message', 'mediaAbility'] },
  AgentEvent_RequestConnect: { content: ['callId', 'userId', 'ctime', 'channelId', 'role', 'locationId'] },
  AgentEvent_ImageCapture: { content: ['callId', 'filename', 'locationId', 'result'] },
  // Notices
  AgentOther_Note: { content: ['sender', 'context'] },
  AgentOther_Bulletin: { content: ['sender', 'context'] },
  AgentEvent_ControlWindow_Notify: {},
  AgentEvent_Orders_Notify: {},
  // Quality control
  QC_AgentState_Notify: { content: ['agentname', 'monitoredagent', 'subtype', 'mediaserver'] },
  AgentOther_BeQcStart: { content: ['qcAgentId', 'qcType'] },
  AgentOther_BeQcStop: { content: ['qcAgentId', 'qcType'] },
} as const satisfies { readonly [id: string]: WrittenRow };

/** A wire id of the connection bar. */
export type EventId = keyof typeof catalogue;

/** All wire ids, in catalogue order. */
export const eventIds = Object.keys(catalogue) as readonly EventId[];

const contentOf = ({ content }: WrittenRow): CatalogueRow['content'] => {
  if (content === undefined || content === 'callId') return content ?? null;
  return Object.fromEntries(content.map((field) => [field, fieldKinds[field]]));
};

const complete = (row: WrittenRow): CatalogueRow => ({
  ...row,
  type: row.type ?? null,
  content: contentOf(row),
});

const rows = Object.fromEntries(eventIds.map((id) => [id, complete(catalogue[id])])) as {
  readonly [Id in EventId]: CatalogueRow;
};

/** The row of an id, complete. */
export const rowOf = (id: EventId): CatalogueRow => rows[id];

/** The sixteen ids of the connection-bar page. */
export const documentedIds: readonly EventId[] = eventIds.filter((id) => rowOf(id).documented === true);

/** The ids that move the model; every subscription contains them. */
export const stateBearingIds: readonly EventId[] = eventIds.filter((id) => rowOf(id).type !== null);

/** Whether an id is one of the sixteen. */
export const isDocumented = (id: EventId): boolean => rowOf(id).documented === true;

/** Whether a text is an id of the catalogue. */
export const isEventId = (id: string): id is EventId => Object.hasOwn(catalogue, id);
