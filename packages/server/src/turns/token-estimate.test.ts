import { describe, expect, it } from 'vitest';
import type { ResponseItem } from '@app-server/schema/experimental';
import { estimatedTokens, uncountedItems } from './token-estimate.js';

const said = (role: 'user' | 'assistant', text: string): ResponseItem => ({
  type: 'message',
  role,
  content: [{ type: role === 'user' ? 'input_text' : 'output_text', text }],
});
const image = (bytes: number): ResponseItem => ({
  type: 'message',
  role: 'user',
  content: [{ type: 'input_image', image_url: `data:image/png;base64,${'A'.repeat(bytes)}` }],
});
const called: ResponseItem = { type: 'function_call', name: 'f', arguments: '{}', call_id: 'c' };
const given: ResponseItem = { type: 'function_call_output', call_id: 'c', output: 'given' };

describe('an estimate of tokens', () => {
  it('follows from the bytes of items and instructions', () => {
    const one = estimatedTokens([said('user', 'x'.repeat(4000))]);
    expect(one).toBeGreaterThan(1000);
    expect(one).toBeLessThan(1100);
    expect(estimatedTokens([said('user', 'é'.repeat(4000))]) - one).toBe(1000);
    expect(estimatedTokens([said('user', 'x'.repeat(4000))], 'x'.repeat(400)) - one).toBe(100);
    expect(estimatedTokens([])).toBe(0);
  });

  it('does not grow with the bytes of an image', () => {
    expect(estimatedTokens([image(10_000_000)])).toBe(estimatedTokens([image(10)]));
    expect(estimatedTokens([image(10)])).toBeLessThan(2000);
  });
});

describe('what no reply has counted', () => {
  it('comes behind the last thing that the model said', () => {
    const items = [said('user', 'a'), called, given, said('user', 'b')];
    expect(uncountedItems(items)).toEqual(items.slice(2));
    expect(uncountedItems([...items, said('assistant', 'c')])).toEqual([]);
  });

  it('is nothing where the model has said nothing', () => {
    expect(uncountedItems([said('user', 'a')])).toEqual([]);
  });
});
