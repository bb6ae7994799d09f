// SHA-256 by FIPS 180-4 and HMAC by RFC 2104. The one of the browser is asynchronous and only there in secure
// contexts, and masking has to be neither.

/** The cube roots of the first primes, as FIPS 180-4 takes its constants from them. */
const primes = (count: number): readonly number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
};

/** The first 32 bits of the fraction of a number. */
const fraction = (value: number): number => ((value - Math.floor(value)) * 0x1_0000_0000) | 0;

const start = primes(8).map((prime) => fraction(Math.sqrt(prime)));
const constants = primes(64).map((prime) => fraction(Math.cbrt(prime)));

const blockBytes = 64;

const rotated = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** The message, a one bit, zeros, and the length in bits, up to whole blocks. */
const padded = (message: Uint8Array): DataView => {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / blockBytes) * blockBytes);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(bytes.length - 4, message.length << 3);
  return view;
};

/** The SHA-256 of bytes, 32 bytes. */
export const sha256 = (message: Uint8Array): Uint8Array => {
  const view = padded(message);
  const state = [...start];
  const words = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += blockBytes) {
    for (let index = 0; index < 64; index += 1) {
      if (index < 16) {
        words[index] = view.getInt32(block + index * 4);
        continue;
      }
      const before = words[index - 15] ?? 0;
      const after = words[index - 2] ?? 0;
      const small = rotated(before, 7) ^ rotated(before, 18) ^ (before >>> 3);
      const large = rotated(after, 17) ^ rotated(after, 19) ^ (after >>> 10);
      words[index] = (words[index - 16] ?? 0) + small + (words[index - 7] ?? 0) + large;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let index = 0; index < 64; index += 1) {
      const sum = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const choice = (e & f) ^ (~e & g);
      const first = (h + sum + choice + (constants[index] ?? 0) + (words[index] ?? 0)) | 0;
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = ((state[index] ?? 0) + word) | 0;
    });
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setInt32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
};

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array => {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
};

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Returns a function that gives the HMAC-SHA-256 of a text under a key, in hexadecimal digits. */
export const hmacSha256 = (key: string): ((text: string) => string) => {
  const encoder = new TextEncoder();
  const given = encoder.encode(key);
  const block = new Uint8Array(blockBytes);
  block.set(given.length > blockBytes ? sha256(given) : given);
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = block.map((byte) => byte ^ 0x5c);
  return (text) => hex(sha256(joined(outer, sha256(joined(inner, encoder.encode(text))))));
};
