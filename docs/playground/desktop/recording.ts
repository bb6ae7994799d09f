import { type Agent, downloadRecording } from 'ccbar-agent';
import { make } from '../make.ts';
import { headOf } from './panel.ts';

/** The button that saves what the flight recorder kept, with personal data masked. */
export const mountRecording = (element: HTMLElement, agent: Agent): void => {
  const save = make(
    'button',
    { type: 'button', class: 'button', id: 'save-recording' },
    'Download recording',
  );
  save.title = 'The last frames as lines of JSON, personal data masked';
  save.addEventListener('click', () => downloadRecording(agent.recorder));
  headOf(element).append(save);
};
