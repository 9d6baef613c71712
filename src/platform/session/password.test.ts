import { describe, expect, it } from 'vitest';
import { hashPassword, passwordFits, refuseCommon } from './password.ts';

const refused = (password: string, email = 'rosa.alvarez@example.org'): boolean => {
  try {
    refuseCommon(password, email);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'PASSWORD_TOO_COMMON';
  }
};

describe('a password', () => {
  it.each(['P@ssw0rd1234!', 'Password2026!!', '1234567890123', 'QWERTYUIOPAS', 'xyxyxyxyxyxy', 'MiContraseña2026'])(
    'is refused when it is among the first guesses: %s',
    (password) => expect(refused(password)).toBe(true),
  );

  it.each(['rosa.alvarez1', 'rosa.alvarez!!', '2026rosa.alvarez'])(
    'is refused when it is little but the own address: %s',
    (password) => expect(refused(password)).toBe(true),
  );

  it.each(['seven quiet herons', '48151623428459', 'tangerine-radar', 'una casa sin puertas'])(
    'is taken when it is none of these: %s',
    (password) => expect(refused(password)).toBe(false),
  );

  it('is kept as argon2id with 19 MiB and two passes', async () => {
    expect(await hashPassword('seven quiet herons')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('fits however the keyboard composed its accents, and nothing fits an account without one', async () => {
    const stored = await hashPassword('canción del río'.normalize('NFC'));
    expect(await passwordFits(stored, 'canción del río'.normalize('NFD'))).toBe(true);
    expect(await passwordFits(undefined, 'canción del río')).toBe(false);
  });
});
