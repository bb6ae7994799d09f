import { describe, expect, it } from 'vitest';
import { exactOrigin } from '../../src/protocol/exact-origin.ts';

describe('trap 6: a context path is a URL with a path, and its origin is used', () => {
  it.each([
    ['https://aicc.example.com', 'https://aicc.example.com'],
    ['https://aicc.example.com/', 'https://aicc.example.com'],
    ['https://aicc.example.com/service-cloud/', 'https://aicc.example.com'],
    ['https://aicc.example.com:8443/service-cloud/?a=b#c', 'https://aicc.example.com:8443'],
    ['https://aicc.example.com:443', 'https://aicc.example.com'],
    ['http://aicc.example.com:80/', 'http://aicc.example.com'],
    ['http://127.0.0.1:5174', 'http://127.0.0.1:5174'],
    ['http://[::1]:5174/bar/', 'http://[::1]:5174'],
    ['HTTPS://AICC.Example.COM/Service-Cloud/', 'https://aicc.example.com'],
    ['https://user:secret@aicc.example.com/', 'https://aicc.example.com'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
    [' https://aicc.example.com\n', 'https://aicc.example.com'],
  ])('%j', (given, origin) => {
    expect(exactOrigin(given)).toBe(origin);
  });
});

describe('what names no one origin is refused', () => {
  it.each<[unknown]>([
    ['*'],
    ['null'],
    [''],
    ['/'],
    ['aicc.example.com'],
    ['aicc.example.com:8080'],
    ['//aicc.example.com'],
    ['https://'],
    ['https://*'],
    ['https://*.example.com'],
    ['https://%2a.example.com'],
    ['https://aicc example.com'],
    ['https://aicc.example.com:99999'],
    ['file:///service-cloud/index.html'],
    ['data:text/html,hello'],
    ['javascript:alert(1)'],
    ['blob:https://aicc.example.com/0d1f8dc7'],
    ['about:blank'],
    ['ftp://aicc.example.com'],
    ['ws://aicc.example.com'],
    ['chrome-extension://abcdef'],
    [undefined],
    [null],
    [443],
    [{}],
    [Object.create(null)],
    [['https://aicc.example.com']],
    [new URL('https://aicc.example.com')],
    [Symbol('origin')],
  ])('%o', (given) => {
    expect(() => exactOrigin(given as string)).toThrow(
      expect.objectContaining({ name: 'CcbarError', code: 'bad-origin' }),
    );
  });
});
