/**
 * What a device has written and not sent yet lies there twice: once under the worker's passphrase, and once sealed for the organisation
 * alone. Nobody who holds the device can open the second one, so it may outlive a wipe and be handed over at the next contact.
 * ECDH on P-256 with a fresh key each time, HKDF-SHA-256 (RFC 5869), AES-256-GCM; the device's id is bound into the key. Runs in browser and server.
 */

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const pointBytes = 65;
const nonceBytes = 12;
const utf8 = new TextEncoder();

type Bytes = Uint8Array<ArrayBuffer>;

export const toText = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

export const toBytes = (text: string): Bytes => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

export interface RescueKeys {
  /** Goes to the device. */
  readonly open: string;
  /** Stays on the server, sealed in the vault. */
  readonly secret: string;
}

export const newRescueKeys = async (): Promise<RescueKeys> => {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const [open, secret] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { open: toText(new Uint8Array(open)), secret: toText(new Uint8Array(secret)) };
};

const sharedKey = async (privateKey: CryptoKey, publicKey: CryptoKey, deviceId: string, salt: Bytes, use: KeyUsage) => {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const base = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  const info = utf8.encode(`fourfold offline rescue ${deviceId}`);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
};

const pointOf = (bytes: Bytes): Promise<CryptoKey> => crypto.subtle.importKey('raw', bytes, curve, true, []);

/** Seals a text so that only the server opens it. */
export const sealForServer = async (open: string, deviceId: string, text: string): Promise<string> => {
  const fresh = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', fresh.publicKey));
  const key = await sharedKey(fresh.privateKey, await pointOf(toBytes(open)), deviceId, point, 'encrypt');
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, utf8.encode(text));
  return toText(new Uint8Array([...point, ...nonce, ...new Uint8Array(sealed)]));
};

/** Null for what was sealed for another device, or is no such thing. */
export const openOnServer = async (secret: string, deviceId: string, sealed: string): Promise<string | null> => {
  try {
    const bytes = toBytes(sealed);
    const point = bytes.slice(0, pointBytes);
    const own = await crypto.subtle.importKey('pkcs8', toBytes(secret), curve, false, ['deriveBits']);
    const key = await sharedKey(own, await pointOf(point), deviceId, point, 'decrypt');
    const iv = bytes.slice(pointBytes, pointBytes + nonceBytes);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(pointBytes + nonceBytes));
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
};
