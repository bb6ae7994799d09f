// The script file is for browsers that speak ES2019. What the library uses of later standard libraries is defined
// here, as the standard defines it, and only where the browser lacks it.

const define = (target: object, name: string, value: unknown): void => {
  if (!(name in target)) {
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
};

function at(this: ArrayLike<unknown>, index: number): unknown {
  const position = Math.trunc(index) || 0;
  return this[position < 0 ? this.length + position : position];
}

define(
  Object,
  'hasOwn',
  (value: object, name: PropertyKey) => Object.getOwnPropertyDescriptor(value, name) !== undefined,
);
define(Array.prototype, 'at', at);
define(String.prototype, 'at', at);
define(
  Array.prototype,
  'findLast',
  function findLast(
    this: readonly unknown[],
    test: (value: unknown, index: number, all: unknown) => boolean,
  ) {
    for (let index = this.length - 1; index >= 0; index -= 1) {
      if (test(this[index], index, this)) return this[index];
    }
    return undefined;
  },
);
define(
  String.prototype,
  'replaceAll',
  function replaceAll(
    this: string,
    sought: string | RegExp,
    by: string | ((substring: string, ...rest: unknown[]) => string),
  ) {
    const pattern =
      sought instanceof RegExp ? sought : new RegExp(sought.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'g');
    // The signatures of `replace` are two; which one applies makes no difference here.
    return this.replace(pattern, by as string);
  },
);
