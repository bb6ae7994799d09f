export { joinAgent } from './page/join-agent.ts';
export { type Shareable, shareAgent } from './page/share-agent.ts';
export type { OnceOptions, SharedAgent, SharedStep, ShareOptions, TabsOptions } from './shared-agent.ts';
