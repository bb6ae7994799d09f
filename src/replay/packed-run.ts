import { situationOf } from '../agent/situation.ts';
import type { Run } from '../run/run.ts';

/** A run in half the memory: its values in two lists, and their form, which many runs share. */
export interface PackedRun {
  /** A character for each value, in order, and for each list and object with the names of its fields. */
  readonly form: string;
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  /** As they are: the memory of a rule may be anything. */
  readonly rules: Run['rules'];
}

/** Packs runs, and unpacks them again. */
export interface RunPacker {
  readonly pack: (run: Run) => PackedRun;
  /** Returns a run that is equal to the one that was packed. */
  readonly unpack: (packed: PackedRun) => Run;
}

type Bag = { [key: string]: unknown };

/** The characters of objects begin here, behind those of values. */
const firstOfObjects = 0x100;

/** Starts a packer. It learns the forms of runs, of which there are some hundred. */
export const createRunPacker = (): RunPacker => {
  const forms = new Map<string, string>();
  const keysOf: (readonly string[])[] = [];
  const numberOfKeys = new Map<string, number>();

  const objectMark = (keys: readonly string[]): string => {
    const name = keys.join();
    let number = numberOfKeys.get(name);
    if (number === undefined) {
      number = keysOf.push(keys) - 1;
      numberOfKeys.set(name, number);
    }
    return String.fromCharCode(firstOfObjects + number);
  };

  const pack = ({ model, openInterval, rules }: Run): PackedRun => {
    const [numbers, texts]: [number[], string[]] = [[], []];
    const formOf = (value: unknown): string => {
      if (value === null) return '0';
      if (typeof value === 'boolean') return value ? 't' : 'f';
      if (typeof value === 'number') {
        numbers.push(value);
        return 'n';
      }
      if (typeof value === 'string') {
        texts.push(value);
        return 's';
      }
      if (Array.isArray(value)) return `[${value.map(formOf).join('')}]`;
      // The situation is made of the machine anew.
      if (typeof value !== 'object' || value === model.situation) return 'u';
      const bag = value as Bag;
      const keys = Object.keys(bag);
      let form = objectMark(keys);
      for (const key of keys) form += formOf(bag[key]);
      return form;
    };
    const form = [model.situation.workNo, model, openInterval].map(formOf).join('');
    const known = forms.get(form);
    if (known === undefined) forms.set(form, form);
    // Lists that have grown have room to grow on; their copies do not.
    return { form: known ?? form, numbers: numbers.slice(), texts: texts.slice(), rules };
  };

  const unpack = ({ form, numbers, texts, rules }: PackedRun): Run => {
    let [at, number, text] = [0, 0, 0];
    const next = (): unknown => {
      const mark = form[at] ?? 'u';
      at += 1;
      if (mark === '0') return null;
      if (mark === 'u') return undefined;
      if (mark === 'n') return numbers[number++];
      if (mark === 's') return texts[text++];
      if (mark === 't' || mark === 'f') return mark === 't';
      if (mark === '[') {
        const list: unknown[] = [];
        while (form[at] !== ']') list.push(next());
        at += 1;
        return list;
      }
      const bag: Bag = {};
      for (const key of keysOf[mark.charCodeAt(0) - firstOfObjects] ?? []) bag[key] = next();
      return bag;
    };
    // The form says what was packed.
    const workNo = next() as string | null;
    const model = next() as { -readonly [Part in keyof Run['model']]: Run['model'][Part] };
    model.situation = situationOf(model.machine, workNo);
    return { model, rules, openInterval: next() as Run['openInterval'] };
  };

  return { pack, unpack };
};
