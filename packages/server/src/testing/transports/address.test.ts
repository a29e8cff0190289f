import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.js';

describe('an address', () => {
  it.each([
    ['stdio://', { kind: 'stdio' }],
    ['ws://127.0.0.1:0', { kind: 'ws', host: '127.0.0.1', port: 0 }],
    ['ws://localhost:4500/', { kind: 'ws', host: 'localhost', port: 4500 }],
    ['ws://[::1]:4500', { kind: 'ws', host: '::1', port: 4500 }],
    ['unix:///tmp/a b.sock', { kind: 'unix', path: '/tmp/a b.sock' }],
  ])('%s', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });

  it.each(['ws://0.0.0.0:4500', 'ws://example.org:4500', 'ws://127.0.0.1.example.org:1', 'ws://u@127.0.0.1:4500'])(
    '%s is refused: it leads beyond this machine',
    (text) => {
      expect(() => parseAddress(text)).toThrow(/write ws:\/\/127\.0\.0\.1:/);
    },
  );

  it.each([
    '',
    'stdio',
    'tcp://127.0.0.1:1',
    'ws://127.0.0.1',
    'ws://127.0.0.1:1/path',
    'unix://relative',
    'ws://127.0.0.1:x',
  ])('%j is refused with what to write instead', (text) => {
    expect(() => parseAddress(text)).toThrow(/write .*(stdio:\/\/|unix:\/\/\/)/);
  });
});
