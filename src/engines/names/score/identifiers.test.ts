import { describe, expect, it } from 'vitest';
import { checkIdentifier } from './identifiers.ts';
import { keccak256 } from './keccak.ts';

describe('an identifier', () => {
  it.each([
    ['imo', 'IMO 9074729', true],
    ['imo', '9074728', false],
    ['lei', '529900T8BM49AURSDO55', true],
    ['lei', '529900T8BM49AURSDO56', false],
    ['npi', '1234567893', true],
    ['npi', '1234567894', false],
    ['uei', 'ABC123DEF456', true],
    ['uei', 'OBC123DEF456', false],
    ['uei', '0BC123DEF456', false],
    ['cage', '1ABC2', true],
    ['cage', '1ABC', false],
    ['mmsi', '366123456', true],
    ['bic', 'DEUTDEFF500', true],
    ['bic', 'DEUTDEF', false],
    ['iban', 'GB82 WEST 1234 5698 7654 32', true],
    ['iban', 'GB83 WEST 1234 5698 7654 32', false],
    ['wallet-xbt', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', true],
    ['wallet-xbt', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', false],
    ['wallet-xbt', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', true],
    ['wallet-xbt', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', true],
    ['wallet-xbt', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5', false],
    ['wallet-eth', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', true],
    ['wallet-eth', '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', false],
    ['wallet-eth', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', true],
    ['passport', 'A123', null],
    ['constructor', 'A123', null],
  ] as const)('%s %s keeps its rule: %s', (type, value, verdict) => {
    expect(checkIdentifier(type, value)).toBe(verdict);
  });

  it('is hashed as Ethereum does, not as SHA-3', () => {
    expect(keccak256('')).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470');
  });
});
