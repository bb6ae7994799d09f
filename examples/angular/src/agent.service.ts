import { Injectable, type OnDestroy, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { type AgentState, type CallLeg, connectionBar, createAgent } from 'ccbar-agent';

/** The one agent of the application, as signals. Every stream emits its present value at once. */
@Injectable({ providedIn: 'root' })
export class AgentService implements OnDestroy {
  readonly agent = createAgent({
    source: connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' }),
  });
  readonly state: Signal<AgentState> = toSignal(this.agent.state$, { requireSync: true });
  readonly call: Signal<CallLeg | null> = toSignal(this.agent.call$, { requireSync: true });
  readonly elapsed: Signal<number | null> = toSignal(this.agent.elapsed$(1000), { requireSync: true });

  ngOnDestroy(): void {
    this.agent.close();
  }
}
