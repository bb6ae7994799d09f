/**
 * The explanation of each finding of the standing rules and of the run itself, by its id. It stands apart from
 * the rules so that pages which only run them need not load it.
 */
export const standingNotes = {
  'unexpected-transition': 'An event arrived that the state does not expect. It was followed.',
  'lost-end':
    'The next call begins while another one still rings or talks: the event that ended the call before was lost.',
  'late-event': 'An event is older than the newest one applied, so it was not applied.',
  'unmapped-event': 'A well-formed event has an id that is not in the catalogue. The step holds its frame.',
  'foreign-agent': 'An event is about another agent than the one that this model follows.',
  'link-interrupted':
    'The iframe reloaded, was replaced or vanished, or the page was frozen: events may be lost.',
  'phone-offline':
    'The telephone set of the agent cannot be reached. The state does not change, but no call reaches the agent.',
  'rejected-frame': 'A frame could not be read, or came from the wrong window or origin.',
  'unreadable-field': 'A field of an accepted event could not be read and was left out.',
  'ambiguous-hold':
    'AgentEvent_Customer_Alerting came with the content of a hold. The state does not change.',
  'refusal-code': 'An event came with a retcode other than 0.',
  'time-not-believed':
    'An event has a time stamp that cannot be right. It was followed, and counts at the time of its arrival.',
  'platform-clock-changed': 'The clock of the platform was set, or another of its nodes took over.',
  'page-clock-changed': 'The clock of the page was set, or events arrive much later than before.',
  'rule-failed': 'A rule threw, or returned an invalid result. It was skipped, and the others continued.',
} as const satisfies { readonly [id: string]: string };
