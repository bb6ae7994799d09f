import type { Plugin } from 'vite';

// Keeps the names Vite's own client exports: what Vite generates for a stylesheet imports them.
const CLIENT = `
import '/@vite/env';
const sheets = new Map();
export function updateStyle(id, content) {
  const sheet = sheets.get(id) ?? document.head.appendChild(document.createElement('style'));
  sheet.textContent = content;
  sheets.set(id, sheet);
}
export function removeStyle(id) {
  sheets.get(id)?.remove();
  sheets.delete(id);
}
export const injectQuery = (url) => url;
export const createHotContext = () => ({ accept() {}, prune() {}, dispose() {}, on() {}, data: {} });
`;

/**
 * A Vite plugin that serves a client without a WebSocket.
 * Vite's own one connects even where `server.ws` is off, and fills the console with failures of it.
 */
export function quietClient(): Plugin {
  return {
    name: 'quiet-client',
    configureServer(server) {
      server.middlewares.use('/@vite/client', (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(CLIENT);
      });
    },
  };
}
