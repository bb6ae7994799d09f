import { createAgent } from 'ccbar-agent';
import { filter, firstValueFrom } from 'rxjs';
import { agentStatus, pollGateway } from './poll-gateway.mjs';
import { simulateGateway } from './simulated-gateway.mjs';

const gateway = await simulateGateway();
const place = { gateway: gateway.address, workNo: '1001' };
const person = gateway.agent;

// The shift has begun before this program, so the first events are gone: the status has to be asked for.
const agent = createAgent({ source: pollGateway(place), resync: () => agentStatus(place) });
agent.view$.subscribe(({ state, certainty }) => console.log(`${state} (${certainty})`));

const becomes = (state, certainty) =>
  firstValueFrom(agent.view$.pipe(filter((view) => view.state === state && view.certainty === certainty)));

await becomes('idle', 'assumed');
person.customerCalls('13800000001');
await becomes('ringing', 'observed');
person.answer();
await becomes('talking', 'observed');
// The gateway cannot be reached for a moment; the status shows what was missed.
gateway.fail(1);
await becomes('talking', 'stale');
await becomes('talking', 'assumed');
person.hangUp();
await becomes('wrapUp', 'observed');

agent.close();
gateway.close();
