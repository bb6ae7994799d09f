import { connectionBar, createAgent } from 'ccbar-agent';

const bar = connectionBar({ iframe: 'ccbarclient', origin: 'https://bar.example.com' });
const agent = createAgent({ source: bar });

agent.state$.subscribe((state) => console.log('the agent is', state));
agent.call$.subscribe((call) => console.log('the call is', call?.phase, call?.caller));
agent.warnings$.subscribe(({ message }) => console.warn(message));
agent.oncePerCall('ringing', ({ caller }) => console.log('open the record of', caller));
bar.callOut('13800000001', 'audio');
