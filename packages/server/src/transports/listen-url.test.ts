import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostAndPort, isLoopback, parseListenUrl } from './listen-url.js';

describe('an address to listen at', () => {
  test.each([
    ['stdio://', { kind: 'stdio' }],
    ['off', { kind: 'off' }],
    ['unix://', { kind: 'unix' }],
    ['unix:///tmp/a b.sock', { kind: 'unix', path: '/tmp/a b.sock' }],
    ['unix://run/a.sock', { kind: 'unix', path: 'run/a.sock' }],
    ['ws://127.0.0.1:0', { kind: 'ws', host: '127.0.0.1', port: 0 }],
    ['ws://0.0.0.0:65535', { kind: 'ws', host: '0.0.0.0', port: 65_535 }],
    ['ws://[::1]:4500', { kind: 'ws', host: '::1', port: 4500 }],
  ])('RPC-01: %s', (text, target) => {
    expect(parseListenUrl(text)).toEqual(target);
  });

  test.each([
    'ws://localhost:5',
    'ws://example.org:5',
    'ws://127.0.0.1',
    'ws://127.0.0.1:',
    'ws://127.0.0.1:65536',
    'ws://127.0.0.1:5/',
    'ws://127.0.0.1.example.org:5',
    'ws://u@127.0.0.1:5',
    'ws://[127.0.0.1]:5',
    'ws://::1:5',
    'ws://:5',
  ])('%s is refused, with what to write instead', (text) => {
    expect(() => parseListenUrl(text)).toThrow(/ws:\/\/IP:PORT/);
  });

  test.each(['', 'bogus', 'stdio', 'http://127.0.0.1:5', 'wss://127.0.0.1:5', 'OFF'])('%j is refused', (text) => {
    expect(() => parseListenUrl(text)).toThrow(/stdio:\/\/, unix:\/\//);
  });

  test('every IP address and port is read as it is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(65_535), (host, port) => {
        expect(parseListenUrl(`ws://${hostAndPort(host, port)}`)).toEqual({ kind: 'ws', host, port });
      }),
    );
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.0.1', false],
  ['128.0.0.1', false],
])('%s stays on this machine: %s', (ip, expected) => {
  expect(isLoopback(ip)).toBe(expected);
});
