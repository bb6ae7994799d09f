import { chromeApi } from './chrome-api.ts';

// The page that DevTools loads out of sight: it adds the panel.

chromeApi.devtools?.panels.create('Agent', '', 'panel.html');
