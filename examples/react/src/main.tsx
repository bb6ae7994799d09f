import { AgentProvider, useAgentState, useCall, useCan, useElapsed, useFindings } from 'ccbar-agent/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { agent, barAddress } from './agent.ts';

const Badge = () => (
  <h1>
    The agent is <b id="state">{useAgentState()}</b> for {Math.floor((useElapsed() ?? 0) / 1000)} s
  </h1>
);

const Caller = () => (
  <p>
    Caller: <b id="caller">{useCall()?.caller ?? 'nobody'}</b>
  </p>
);

const Rest = () => {
  const { ok, reasons } = useCan('rest');
  return (
    <button
      type="button"
      id="rest"
      disabled={!ok}
      title={reasons.map(({ message }) => message).join(' ')}
      onClick={() => agent.request('rest', { seconds: 600, cause: 0 })}
    >
      Rest for 10 minutes
    </button>
  );
};

const Warnings = () => (
  <ul id="warnings">
    {useFindings()
      .filter(({ level }) => level !== 'info')
      .map((finding) => (
        <li key={`${finding.at} ${finding.id}`}>{finding.message}</li>
      ))}
  </ul>
);

createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <AgentProvider agent={agent}>
      <Badge />
      <Caller />
      <Rest />
      <iframe name="ccbarclient" title="Connection bar" src={barAddress} />
      <Warnings />
    </AgentProvider>
  </StrictMode>,
);
