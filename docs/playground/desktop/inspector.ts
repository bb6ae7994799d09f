import { mountInspector, type Records } from 'ccbar-agent/inspect';
import { make } from '../make.ts';
import { headOf } from './panel.ts';

/** Docks the inspector, and lets a window of its own follow the same records. */
export const mountInspectorPanel = (element: HTMLElement, records: Records): void => {
  const dock = make('div', { class: 'inspector-dock' });
  const open = make('button', { type: 'button', class: 'button' }, 'Open in its own window');
  open.addEventListener('click', () =>
    window.open('../inspector/', 'ccbar-inspector', 'width=1280,height=860'),
  );
  headOf(element).append(open);
  element.append(dock);

  mountInspector(dock, records);
};
