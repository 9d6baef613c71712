import { describe, expect, it } from 'vitest';
import { newKey, open, openBox, rounds, seal } from './keys.ts';

const passphrase = 'lantern copper otter violín';

describe('the key of a store', () => {
  it('opens with the passphrase, however its letters were typed, and with no other', async () => {
    const { box } = await newKey(passphrase);
    expect(await openBox(box, passphrase.normalize('NFD'))).not.toBeNull();
    expect(await openBox(box, 'lantern copper otter violin')).toBeNull();
    expect(JSON.stringify(box)).not.toContain('lantern');
    // OWASP, Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256
    expect(rounds).toBeGreaterThanOrEqual(600_000);
  });

  it('cannot be read out by a script, and seals for one place', async () => {
    const { key } = await newKey(passphrase);
    expect(key.extractable).toBe(false);
    const sealed = await seal(key, 'device copy', { phone: '555 0100' });
    expect(JSON.stringify(sealed)).not.toContain('555');
    expect(await open(key, 'device copy', sealed)).toEqual({ phone: '555 0100' });
    await expect(open(key, 'device other', sealed)).rejects.toThrow();
    await expect(open((await newKey(passphrase)).key, 'device copy', sealed)).rejects.toThrow();
  });
});
