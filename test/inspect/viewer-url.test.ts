import { describe, expect, it } from 'vitest';
import { viewerOrigin } from '../../src/inspect/bridges/viewer-url.ts';

const own = 'https://desk.example';
const originOf = (url: unknown, sendsDataOffThisMachine?: boolean) =>
  viewerOrigin({ url: url as string, schemes: ['http:', 'https:'], own, sendsDataOffThisMachine });

describe('the address of a viewer', () => {
  it.each([
    ['http://localhost', 'http://localhost'],
    ['http://localhost:8080/viewer?x=1', 'http://localhost:8080'],
    ['HTTP://LOCALHOST:8080', 'http://localhost:8080'],
    ['http://viewer.localhost', 'http://viewer.localhost'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.8.9.10', 'http://127.8.9.10'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://0x7f.1', 'http://127.0.0.1'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://desk.example/viewer', own],
    ['/viewer', own],
    ['https:desk', own],
  ])('%s is on this machine or the page’s own', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });

  it.each([
    'https://stately.ai/registry',
    'https://localhost.evil.example',
    'https://evil.example/localhost',
    'https://localhost@evil.example',
    'https://evil.example#localhost',
    'https://evil.example?127.0.0.1',
    'https://notlocalhost',
    'https://127.0.0.1.evil.example',
    'https://1270.0.0.1.example',
    'http://10.0.0.1',
    'http://192.168.1.1',
    'http://169.254.1.1',
    'http://0.0.0.0',
    'http://[::2]',
    'http://[::ffff:10.0.0.1]',
    'http://desk.example',
    'https://desk.example:8443',
    'https://desk.example.evil.example',
    '//evil.example/viewer',
    'https:\\\\evil.example',
  ])('%s leads off this machine, and needs the flag', (url) => {
    expect(() => originOf(url)).toThrow(expect.objectContaining({ code: 'bad-option' }));
    expect(originOf(url, true)).toBe(new URL(url, own).origin);
  });

  it.each([
    '',
    ' javascript:alert(1)',
    'ftp://localhost',
    'file:///etc',
    'data:text/html,x',
    'http://',
    'ws://localhost',
    null,
    7,
    {},
  ])('%j is none, whatever the flag is', (url) => {
    for (const flag of [true, false]) {
      expect(() => originOf(url, flag)).toThrow(expect.objectContaining({ code: 'bad-option' }));
    }
  });
});
