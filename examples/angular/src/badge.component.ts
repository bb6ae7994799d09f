import { Component, computed, inject } from '@angular/core';
import { AgentService } from './agent.service.ts';

@Component({
  selector: 'agent-badge',
  template: `<b>{{ agent.state() }}</b> for {{ seconds() }} s {{ agent.call()?.caller }}`,
})
export class BadgeComponent {
  readonly agent = inject(AgentService);
  readonly seconds = computed(() => Math.floor((this.agent.elapsed() ?? 0) / 1000));
}
