import { mountWallboard } from './mount-wallboard.ts';

// `wallboard.js` runs this in the page of the wallboard server.
mountWallboard(document);
