import type { Agent } from 'ccbar-agent';
import { broadcast, createRecords, type MountedInspector, mountInspector } from 'ccbar-agent/inspect';
import { make } from '../make.ts';
import { headOf } from './panel.ts';
import { theme$ } from './theme.ts';

/** Docks the inspector, and lets a window of its own follow the same records. */
export const mountInspectorPanel = (element: HTMLElement, agent: Agent): void => {
  const records = createRecords(agent);
  broadcast(records, { name: 'Agent desktop' });

  const dock = make('div', { class: 'inspector-dock' });
  const open = make('button', { type: 'button', class: 'button' }, 'Open in its own window');
  open.addEventListener('click', () =>
    window.open('/inspector/', 'ccbar-inspector', 'width=1280,height=860'),
  );
  headOf(element).append(open);
  element.append(dock);

  // The page can overrule what the system prefers, which only a new inspector can follow.
  let mounted: MountedInspector | undefined;
  theme$.subscribe((theme) => {
    mounted?.unmount();
    mounted = mountInspector(dock, records, { theme });
  });
};
