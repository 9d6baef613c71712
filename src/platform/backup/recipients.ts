import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { refuse } from '../errors/index.ts';

/** Somebody who can open a backup. */
export interface Recipient {
  /** Who holds the identity: stands in the backup and in its report. */
  readonly name: string;
  /** `age1…` */
  readonly key: string;
}

/** A new pair: the identity opens backups and stays with its holder, the recipient may be known to all. */
export const makeIdentity = async (): Promise<{ identity: string; recipient: string }> => {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
};

/** An identity file as `age-keygen` writes it. */
export const identityFile = ({ identity, recipient }: { identity: string; recipient: string }): string =>
  `# public key: ${recipient}\n${identity}\n`;

/**
 * Reads recipients as `age -R` does: one key a line. The comment line before a key names its holder.
 *
 * @throws Refusal BACKUP_RECIPIENT_INVALID with the line, BACKUP_NO_RECIPIENT
 */
export const parseRecipients = (text: string): Recipient[] => {
  const recipients: Recipient[] = [];
  let name = '';
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line.startsWith('#')) name = line.replace(/^#+\s*/, '');
    else if (line !== '') {
      addTo(new Encrypter(), line, i + 1);
      recipients.push({ name, key: line });
      name = '';
    }
  }
  return recipients.length > 0 ? recipients : refuse('BACKUP_NO_RECIPIENT');
};

const addTo = (encrypter: Encrypter, key: string, place: number): void => {
  try {
    encrypter.addRecipient(key);
  } catch {
    // what was given may be a secret key by mistake, so it is not repeated
    refuse('BACKUP_RECIPIENT_INVALID', { place });
  }
};

export const encrypterFor = (recipients: readonly Recipient[]): Encrypter => {
  if (recipients.length === 0) refuse('BACKUP_NO_RECIPIENT');
  const encrypter = new Encrypter();
  for (const [i, { key }] of recipients.entries()) addTo(encrypter, key, i + 1);
  return encrypter;
};

/** @param identity the text of an identity file: `AGE-SECRET-KEY-1…`, one a line, `#` starts a comment */
export const decrypterFor = (identity: string): Decrypter => {
  const decrypter = new Decrypter();
  const lines = identity.split(/\r?\n/).map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length === 0) refuse('BACKUP_IDENTITY_INVALID');
  for (const key of keys) {
    try {
      decrypter.addIdentity(key);
    } catch {
      refuse('BACKUP_IDENTITY_INVALID');
    }
  }
  return decrypter;
};
