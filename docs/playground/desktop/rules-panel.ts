import { type Rule, type RuleMode, readyMadeRules } from 'ccbar-agent';
import { make } from '../make.ts';
import type { Notes } from './notes.ts';
import type { PageAgent } from './page-agent.ts';
import { headOf } from './panel.ts';
import { durationText, platformNow } from './times.ts';

const nameOf = (id: string): string => {
  const words = id.replaceAll('-', ' ').replace('wrap up', 'wrap-up');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `30 s, notice 10 s` for a rule with such parameters; what is usual or a function is left out. */
const parametersText = ({ id, parameters = {} }: Rule): string => {
  const shapes = readyMadeRules.find((ready) => ready.id === id)?.parameters ?? {};
  const texts = Object.entries(parameters).flatMap(([name, value]) => {
    const shape = shapes[name];
    if (typeof value !== 'number' || value === shape?.usual) return [];
    const unit = shape?.kind === 'seconds' ? ' s' : '';
    return [`${name.replace(/Seconds$|^seconds$/, '')} ${value}${unit}`.trim()];
  });
  return texts.join(', ');
};

const whenEnforced = (id: string): string | null =>
  readyMadeRules.find((ready) => ready.id === id)?.whenEnforced?.replaceAll('`', '') ?? null;

/**
 * Mounts the rules of this page. Each can be switched while the agent runs; its findings stand among the
 * warnings. A rule that waits for time shows how long.
 */
export const mountRules = (
  element: HTMLElement,
  agent: PageAgent,
  { rules, notes }: { readonly rules: readonly Rule[]; readonly notes: Notes },
): void => {
  const modes = new Map<string, RuleMode>(rules.map(({ id, mode = 'report' }) => [id, mode]));
  const count = make('span', { class: 'count', id: 'rule-count' });
  const list = make('ul', { class: 'rules', id: 'rules', tabindex: '0', 'aria-labelledby': 'rules-title' });
  headOf(element).append(count);
  element.append(list);

  const showCount = () => {
    const on = [...modes.values()].filter((mode) => mode !== 'off').length;
    count.textContent = `${on} of ${rules.length} on`;
  };
  const rowOf = (rule: Rule): HTMLLIElement => {
    const { id, description = '' } = rule;
    const enforced = whenEnforced(id);
    const choices: readonly RuleMode[] = enforced === null ? ['off', 'report'] : ['off', 'report', 'enforce'];
    const select = make(
      'select',
      { class: 'select', 'data-mode-of': id, 'aria-label': `Mode of ${nameOf(id)}` },
      ...choices.map((mode) => make('option', { value: mode }, mode)),
    );
    select.value = modes.get(id) ?? 'report';
    const parameters = parametersText(rule);
    const due = make('span', { class: 'chip rule-due', title: 'when this rule reports next', hidden: true });
    const effect = make('p', { class: 'rule-effect', hidden: true }, enforced ?? '');
    const item = make(
      'li',
      { class: 'rule', 'data-rule': id },
      make(
        'div',
        { class: 'rule-text' },
        make(
          'p',
          { class: 'rule-name' },
          nameOf(id),
          parameters === '' ? null : make('span', { class: 'rule-parameters' }, parameters),
          due,
        ),
        make('p', { class: 'rule-about' }, description),
        effect,
        id === 'notes-first' ? notes.tick : null,
      ),
      select,
    );
    const show = () => {
      const mode = modes.get(id) ?? 'report';
      item.dataset['mode'] = mode;
      effect.hidden = mode !== 'enforce';
    };
    select.addEventListener('change', () => {
      modes.set(id, choices.find((mode) => mode === select.value) ?? 'report');
      agent.setRules(rules.map((one) => ({ ...one, mode: modes.get(one.id) ?? 'report' })));
      show();
      showCount();
    });
    show();
    return item;
  };
  list.append(...rules.map(rowOf));
  showCount();

  platformNow(agent).subscribe((now) => {
    for (const item of list.querySelectorAll<HTMLElement>('[data-rule]')) {
      const chip = item.querySelector<HTMLElement>('.rule-due');
      const at = agent.rules().find(({ rule }) => rule.id === item.dataset['rule']);
      if (chip === null || at === undefined) continue;
      const isDue = at.rule.mode !== 'off' && at.due !== undefined && Number.isFinite(at.due);
      chip.hidden = !isDue;
      if (isDue) chip.textContent = `in ${durationText((at.due ?? now) - now + 999)}`;
    }
  });
};
