import fc from 'fast-check';

/**
 * The seed of the property tests. It is the same in every run, so that a test fails by a change and never by chance;
 * `PROPERTY_SEED=random` explores, and `PROPERTY_SEED=n` goes back to what was found.
 */
const seed = process.env['PROPERTY_SEED'] ?? '1';

if (!/^(?:random|-?\d+)$/.test(seed))
  throw new Error(`PROPERTY_SEED is a number or "random", not "${seed}".`);
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
