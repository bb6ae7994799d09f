// `npx tsx tools/chromium-ready.ts`: finds the browser of the tests, or installs one, before they start.
import { findChromium } from './chromium.ts';

findChromium().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
