import { createServer } from 'node:http';
import { simulateBar } from 'ccbar-agent/simulator';

/** The gateway's numbers for what an agent does. */
const codes = { signedOut: 2, busy: 3, idle: 4, wrapUp: 5, ringing: 7, talking: 7, rest: 8 };

/**
 * A gateway with one agent, for trying out the poller. Events wait in a queue and leave it one a request.
 *
 * @returns Its address, the buttons of its agent, how to let the next requests fail, and how to stop.
 */
export const simulateGateway = async () => {
  const bar = simulateBar({ seed: 7, startAt: Date.now() });
  // The shift has begun before anybody asks: these events are gone.
  bar.signIn();
  const queue = [];
  let failures = 0;
  bar.subscribe(({ data }) => queue.push(typeof data === 'string' ? JSON.parse(data) : data));

  const server = createServer((request, response) => {
    if (failures > 0) {
      failures -= 1;
      response.writeHead(503).end();
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    const isStatus = request.url.endsWith('/agentstatus');
    const result = { agentState: codes[bar.state] ?? 0 };
    response.end(
      JSON.stringify(
        isStatus
          ? { message: '', retcode: '0', result }
          : (queue.shift() ?? { message: '', retcode: '0', event: null }),
      ),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/agentgateway`,
    agent: bar,
    fail: (times) => {
      failures = times;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
