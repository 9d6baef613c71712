export type { SealedField } from './fields.ts';
export { readKeyFile } from './key-file.ts';
export { type OpenVaultOptions, openVault } from './open-vault.ts';
export type { Reseal } from './reencrypt.ts';
export { localRootKey, type RootKey } from './root-key.ts';
export type { Address, Place } from './sealed.ts';
export type { Certificate } from './shred.ts';
export { makeVault, type Vault } from './vault.ts';
