import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexOfTerm, snippetOf } from './snippet.js';

it('LST-08: shows the line of the match, and of a long one the part around it', () => {
  expect(snippetOf('one\n  two Words \nthree', 'WORD')).toBe('two Words');
  expect(snippetOf('one', 'two')).toBeUndefined();
  const long = `${'a '.repeat(200)}needle${' b'.repeat(200)}`;
  expect(snippetOf(long, 'needle')).toMatch(/^…a .* a needle b .*…$/);
  expect(snippetOf(`needle ${long}`, 'needle')).toMatch(/^needle a .*[^…]…$/);
  expect(snippetOf(`${'a '.repeat(200)}needle`, 'needle')).toMatch(/^….*needle$/);
});

it('LST-09: a snippet holds the term, whatever is around it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\u{1f600}', '\n'), maxLength: 400 });
  const term = fc.string({ unit: fc.constantFrom('x', 'Y', '\u{1f680}'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(text, term, text, (before, term, after) => {
      const snippet = snippetOf(`${before}${term.toUpperCase()}${after}`, term.toLowerCase()) ?? '';
      expect(indexOfTerm(snippet, term)).toBeGreaterThanOrEqual(0);
      expect(snippet).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    }),
  );
});
