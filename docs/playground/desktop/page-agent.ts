import type { Agent, Requests } from 'ccbar-agent';

/** The agent of this page: it can be asked for things. */
export type PageAgent = Agent & Requests;
