import { agentStates } from '../../protocol/agent-state.ts';
import { type Choice, orders } from './choice.ts';

/** Returns the choice after a control was used; the same one for an unknown control. */
export const nextChoice = (choice: Choice, control: string, value: string): Choice => {
  switch (control) {
    case 'team':
      return { ...choice, team: value === '' ? null : value };
    case 'team-row':
      return { ...choice, team: value === choice.team ? null : value };
    case 'search':
      return { ...choice, search: value };
    case 'state': {
      const states = new Set(choice.states);
      const state = agentStates.find((known) => known === value);
      if (state !== undefined && !states.delete(state)) states.add(state);
      return { ...choice, states };
    }
    case 'order':
      return { ...choice, order: orders.find((known) => known === value) ?? choice.order };
    case 'info':
      return { ...choice, showsInfo: value === 'true' };
    case 'doubt':
      return { ...choice, isDoubtOnly: !choice.isDoubtOnly };
    case 'clear':
      return { ...choice, team: null, states: new Set(), search: '', isDoubtOnly: false };
    default:
      return choice;
  }
};
