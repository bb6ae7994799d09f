import { mountInspector, receiveBroadcast } from 'ccbar-agent/inspect';

// The inspector in a window of its own: it follows the desktop, which makes its records known to this origin.
mountInspector(document.body, receiveBroadcast()).focus();
