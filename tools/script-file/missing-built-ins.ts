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
