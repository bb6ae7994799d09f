import type { Observable } from 'rxjs';
import type { LinkState } from '../../../machines/link-state.ts';
import type { MachineObserver } from '../../agent/engine-type.ts';
import type { Situation } from '../../agent/situation.ts';
import type { Step } from '../../agent/step.ts';
import type { PendingRequest } from '../../requests/pending-request.ts';
import type { Finding } from '../../rules/finding.ts';

/** The part of an agent that an inspector looks at. Every agent has it. */
export interface Inspectable {
  readonly view: () => Situation & { readonly link: LinkState };
  readonly inspect: (observer: MachineObserver) => () => void;
  readonly steps$: Observable<Step>;
  readonly findings$: Observable<Finding>;
  readonly link$: Observable<LinkState>;
  readonly errors$: Observable<{ readonly where: string; readonly error: unknown; readonly at: number }>;
  /** The present moment on the platform's timeline, ms. */
  readonly now?: () => number;
  /** The requests under way, when the agent takes requests. */
  readonly pending$?: Observable<readonly PendingRequest[]>;
}
