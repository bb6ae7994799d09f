import { mountInspector, receiveBroadcast } from 'ccbar-agent/inspect';
import { find } from '../make.ts';

// The inspector in a window of its own: it follows the desktop, which broadcasts its records to this origin.
mountInspector(find('main'), receiveBroadcast()).focus();
