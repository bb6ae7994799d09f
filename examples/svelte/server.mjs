// Serves the built page and a simulated bar; `npm start` builds first.
import { serveBuiltPage } from '../serve.mjs';

await serveBuiltPage(import.meta.url);
