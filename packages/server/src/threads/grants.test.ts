import { expect, it } from 'vitest';
import { Grants } from './grants.js';

const SHELL = ['/bin/bash', '-lc', 'touch a'];

it('allows a command again, and no other', () => {
  const grants = new Grants();
  grants.allowCommand(SHELL);
  expect(grants.allowsCommand(SHELL)).toBe(true);
  expect(grants.allowsCommand(['/bin/bash', '-lc', 'touch b'])).toBe(false);
});

it('allows commands that begin alike, by their words', () => {
  const grants = new Grants();
  grants.allowPrefix(['touch']);
  grants.allowPrefix([]);
  expect(grants.allowsCommand(SHELL)).toBe(true);
  expect(grants.allowsCommand(['/bin/bash', '-lc', 'touch a; rm b'])).toBe(false);
  expect(grants.allowsCommand(['/bin/bash', '-lc', 'rm touch'])).toBe(false);
});

it('allows a command no further than it was allowed to reach', () => {
  const grants = new Grants();
  const network = { network: { enabled: true }, fileSystem: null };
  grants.allowCommand(SHELL, 'sandbox');
  grants.allowPrefix(['curl'], network);
  const curl = ['/bin/bash', '-lc', 'curl x'];
  expect(grants.allowsCommand(SHELL, 'sandbox')).toBe(true);
  expect(grants.allowsCommand(SHELL, network)).toBe(false);
  expect(grants.allowsCommand(SHELL)).toBe(false);
  expect(grants.allowsCommand(curl, 'sandbox')).toBe(true);
  expect(grants.allowsCommand(curl, { ...network })).toBe(true);
  expect(grants.allowsCommand(curl)).toBe(false);
});

it('allows files only where all of them are', () => {
  const grants = new Grants();
  grants.allowFiles(['/a', '/b']);
  expect(grants.allowsFiles(['/a'])).toBe(true);
  expect(grants.allowsFiles(['/a', '/c'])).toBe(false);
});

it('takes permissions back', () => {
  const grants = new Grants();
  const [network, nothing] = [
    { network: { enabled: true }, fileSystem: null },
    { network: null, fileSystem: null },
  ];
  const take = grants.addPermissions(network);
  grants.addPermissions(nothing);
  take();
  expect(grants.permissions).toEqual([nothing]);
});
