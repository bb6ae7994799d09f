import { messageName, usualChannel } from '../../src/inspect/channel/channel-message.ts';
import { chromeApi } from './chrome-api.ts';

// Stands in the page, in a world of its own. It receives the channel of the page's origin and passes on what
// panels and pages post to each other; it neither reads nor changes anything else.

chromeApi.runtime.onConnect.addListener((port) => {
  const channel = new BroadcastChannel(usualChannel);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (messageName(data) !== null) port.postMessage(data);
  };
  port.onMessage.addListener((message) => {
    const name = messageName(message);
    if (name === 'hello' || name === 'who') channel.postMessage({ ccbar: name });
  });
  port.onDisconnect.addListener(() => channel.close());
});
