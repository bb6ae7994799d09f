import { createRandom, type Faults, type ServedBar } from 'ccbar-agent/simulator';
import { choice } from '../choice.ts';
import { make } from '../make.ts';

interface Switch {
  readonly label: string;
  readonly hint: string;
  /** The faults while it is on; `chance` from 0 to 1 is how often it strikes. */
  readonly faults: (chance: number) => Faults;
  /** Strikes a whole press or none of it: decided here, since the simulator has no chance for it. */
  readonly isPerPress?: boolean;
}

/** The faults that can be switched on, with what each does to the link. */
const switches: readonly Switch[] = [
  { label: 'Lose', hint: 'never arrive', faults: (drop) => ({ drop }) },
  { label: 'Repeat', hint: 'arrive twice', faults: (repeat) => ({ repeat }) },
  { label: 'Reorder', hint: 'change places', faults: () => ({ reorder: 3 }), isPerPress: true },
  {
    label: 'Delay',
    hint: 'half a second to two',
    faults: () => ({ delayMs: [500, 2000] }),
    isPerPress: true,
  },
  { label: 'Stranger', hint: 'forges a sign-out', faults: (foreign) => ({ foreign }) },
  { label: 'Odd messages', hint: 'half a text …', faults: (odd) => ({ odd }) },
];

/** The faults of the link as the switches stand. */
export interface LinkFaults {
  /** Decides what goes wrong with the next press. */
  readonly beforePress: () => void;
  /** The same for a whole scenario, which is sent in one go: no fault strikes all of it. */
  readonly beforeScenario: () => void;
  /** Sets the faults as they were, after something else set others. */
  readonly restore: () => void;
}

/**
 * Mounts the switches for faults on the link. A fault that was just switched on strikes the next press for
 * certain, so that nobody waits for it; from then on as often as chosen, each fault by a chance of its own.
 */
export const mountFaults = (
  element: HTMLElement,
  { setFaults }: Pick<ServedBar, 'setFaults'>,
  reload: () => void,
): LinkFaults => {
  const often = choice('How often', [
    ['0.1', 'one in ten'],
    ['0.5', 'every second'],
    ['1', 'every message'],
  ]);
  const random = createRandom(1, 'link faults of the demo');
  const rows = switches.map((one) => {
    const box = make('input', { type: 'checkbox', class: 'switch' });
    const row = make(
      'label',
      { class: 'fault' },
      box,
      make('span', {}, one.label),
      make('small', {}, one.hint),
    );
    return { ...one, box, row, isFresh: false };
  });
  let now: Faults = {};
  const apply = (faults: readonly Faults[]): void => {
    now = Object.assign({}, ...faults);
    setFaults(now);
  };
  const isOn = ({ box }: (typeof rows)[number]): boolean => box.checked;
  for (const one of rows) {
    one.box.addEventListener('change', () => {
      one.isFresh = one.box.checked;
    });
  }
  const reloadButton = make('button', { type: 'button', class: 'button', id: 'reload' }, 'Reload the bar');
  reloadButton.addEventListener('click', reload);
  element.append(
    make('div', {}, ...rows.map(({ row }) => row)),
    make('div', { class: 'row' }, often.field, reloadButton),
  );
  return {
    beforePress: () => {
      const chance = Number(often.value());
      const struck = rows.map((one) => {
        // Every fault draws at every press, so that one switched on does not move the others.
        const draw = random();
        const own = one.isFresh ? 1 : chance;
        if (!isOn(one)) return {};
        one.isFresh = false;
        return one.isPerPress === true && draw >= own ? {} : one.faults(own);
      });
      apply(struck);
    },
    beforeScenario: () => {
      for (const one of rows) one.isFresh = false;
      apply(rows.filter(isOn).map(({ faults }) => faults(Number(often.value()))));
    },
    restore: () => setFaults(now),
  };
};
