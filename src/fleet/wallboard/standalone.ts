import { mountWallboard } from './mount-wallboard.ts';

// What `wallboard.js` runs in the page of the wallboard server.
mountWallboard(document);
