import { messageFrame } from 'ccbar-agent';
import { Observable } from 'rxjs';

/** The wait before the next request when there was no event, and after the first failure, ms. */
const usualWait = 300;
const longestWait = 10_000;

const sleep = (ms, signal) =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });

/**
 * Polls the gateway for the events of one agent. It answers with one event, or with none after some seconds, and gives
 * each event once only: so every answer is passed on as it came, and nothing is asked twice at a time.
 *
 * @param gateway The address of the gateway, such as `https://gateway.example.com/agentgateway`.
 * @param workNo The agent.
 * @param headers What the gateway asks for, such as a Guid that names the session.
 * @returns An observable of frames; unsubscribing stops it.
 */
export const pollGateway = ({ gateway, workNo, headers = {} }) =>
  new Observable((subscriber) => {
    const stop = new AbortController();
    const { signal } = stop;
    const poll = async () => {
      let wait = usualWait;
      while (!signal.aborted) {
        try {
          const response = await fetch(`${gateway}/resource/agentevent/${workNo}`, { headers, signal });
          if (!response.ok) throw new Error(`The gateway answered ${response.status}.`);
          const answer = await response.json();
          if (wait > usualWait) wait = usualWait;
          if (answer.event ?? answer.eventList)
            subscriber.next(messageFrame(answer, { at: Date.now(), origin: new URL(gateway).origin }));
          else await sleep(wait, signal);
        } catch {
          if (signal.aborted) break;
          // Events may be lost while the gateway cannot be reached: the agent becomes stale, and is asked about.
          if (wait === usualWait)
            subscriber.next({ kind: 'interrupted', cause: 'gone', at: Date.now(), door: 'recording' });
          await sleep(wait, signal);
          wait = Math.min(wait * 2, longestWait);
        }
      }
    };
    poll();
    return () => stop.abort();
  });

/** Asks the same gateway for the agent's status, for the `resync` option of `createAgent`. */
export const agentStatus = async ({ gateway, workNo, headers = {} }) => {
  const response = await fetch(`${gateway}/resource/onlineagent/${workNo}/agentstatus`, { headers });
  const { result } = await response.json();
  return { agentState: result.agentState };
};
