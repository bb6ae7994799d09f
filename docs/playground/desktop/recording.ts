import { type Agent, downloadRecording } from 'ccbar-agent';
import { make } from '../make.ts';

/** Mounts what can be done with the flight recorder: download it with personal data masked, and replay it. */
export const mountRecording = (element: HTMLElement, agent: Agent): void => {
  const save = make(
    'button',
    { type: 'button', class: 'button button-strong', id: 'save-recording' },
    'Download recording',
  );
  save.addEventListener('click', () => downloadRecording(agent.recorder));
  element.append(
    make(
      'p',
      {},
      'The agent stores the newest messages. The file has one message on each line. Phone numbers, names and texts about people are masked.',
    ),
    make('p', {}, save),
    make('p', {}, 'Replay it to the same states and findings, or open it in the inspector:'),
    make(
      'pre',
      { tabindex: '0', 'aria-label': 'How a recording is replayed' },
      'npx ccbar-agent replay agent-….ndjson\nnpx ccbar-agent replay agent-….ndjson --html report.html',
    ),
    make(
      'p',
      {},
      'In a page: ',
      make('code', {}, 'downloadRecording(agent.recorder)'),
      '. In a test: ',
      make('code', {}, 'replay(text).steps'),
      '.',
    ),
  );
};
