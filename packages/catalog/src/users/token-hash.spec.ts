import { describe, expect, it } from '@jest/globals';
import { hashToken, newToken } from './token-hash.js';

describe('newToken', () => {
  it("has Foreman's form, and is never the same", () => {
    const tokens = Array.from({ length: 100 }, newToken);

    for (const { value } of tokens) expect(value).toMatch(/^[\w-]{22}$/);
    expect(new Set(tokens.map(({ value }) => value)).size).toBe(100);
  });

  it('is kept as its hash and its beginning', () => {
    const { value, token_hash, token_prefix } = newToken();

    expect(token_hash).toEqual(hashToken(value));
    expect(value.startsWith(token_prefix)).toBe(true);
    expect(token_prefix).toHaveLength(4);
  });
});

describe('hashToken', () => {
  it('is SHA-256', () => {
    expect(hashToken('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
