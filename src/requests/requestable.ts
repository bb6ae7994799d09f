import type { Observable, SchedulerLike } from 'rxjs';
import type { LinkState } from '../../machines/link.machine.ts';
import type { Situation } from '../agent/situation.ts';
import type { Step } from '../agent/step.ts';
import type { CallMode } from '../protocol/encode.ts';
import type { Finding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleAtWork } from '../rules/run-rules.ts';

/** The part of an agent that requests need. The result of `createAgent` fits. */
export interface Requestable {
  readonly view: () => Situation & { readonly link: LinkState };
  readonly view$: Observable<Situation>;
  readonly steps$: Observable<Step>;
  readonly findings$: Observable<Finding>;
  readonly rules: () => readonly RuleAtWork[];
  readonly setRules: (rules: readonly Rule[]) => void;
  readonly ruleFailed: (id: string, error: unknown) => void;
  /** ms on the platform's timeline. */
  readonly now: () => number;
  readonly clock: SchedulerLike;
  /** The source of the frames; a source that can call out, such as a connection bar, carries out `callOut`. */
  readonly source: { readonly callOut?: (number: string, mode: CallMode) => void };
}
