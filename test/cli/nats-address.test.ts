import { describe, expect, it } from 'vitest';
import { natsAddress } from '../../src/cli/commands/fleet/nats-address.ts';

const plain = { isEncrypted: false, user: null, password: null };

describe('the address of a log on NATS', () => {
  it.each([
    ['nats://127.0.0.1:4222', { ...plain, servers: ['127.0.0.1:4222'] }],
    ['nats://nats.example.com', { ...plain, servers: ['nats.example.com:4222'] }],
    ['nats://a:1, nats://b:2', { ...plain, servers: ['a:1', 'b:2'] }],
    ['nats://[::1]:4222', { ...plain, servers: ['[::1]:4222'] }],
    ['tls://a:1', { ...plain, servers: ['a:1'], isEncrypted: true }],
    ['nats://a:1,tls://b:2', { ...plain, servers: ['a:1', 'b:2'], isEncrypted: true }],
    ['nats://user:p%40ss@a:1', { servers: ['a:1'], isEncrypted: false, user: 'user', password: 'p@ss' }],
  ])('is read from %s', (text, address) => {
    expect(natsAddress(text)).toEqual(address);
  });

  it.each(['', 'memory', 'nats://', 'http://a:1', 'ws://a:1', 'nats://a:1,b:2', 'nats://a:1,', 'nats:a'])(
    'is none: %j',
    (text) => {
      expect(natsAddress(text)).toBeNull();
    },
  );
});
