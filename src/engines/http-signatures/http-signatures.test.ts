import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOf,
  checkDigest,
  contentDigest,
  isSignedMessage,
  readSignature,
  signatureBase,
  signMessage,
} from './index.ts';

// test-key-ed25519 of RFC 9421, B.1.4: published, and nobody's
const key = createPrivateKey({
  key: Buffer.from(
    '302e020100300506032b6570042204209f8362f87a484a954e6e740c5b4c0e84229139a20aa8ab56ff66586f6a7d29c5',
    'hex',
  ),
  format: 'der',
  type: 'pkcs8',
});
const signIt = (bytes: Uint8Array): Uint8Array => new Uint8Array(sign(null, bytes, key));
const holds = (bytes: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, bytes, createPublicKey(key), signature);

describe('the example of RFC 9421, B.2.6', () => {
  const message = {
    method: 'POST',
    targetUri: 'https://example.com/foo?param=Value&Pet=dog',
    headers: { date: 'Tue, 20 Apr 2021 02:07:55 GMT', 'content-type': 'application/json', 'content-length': '18' },
  };
  const components = ['date', '@method', '@path', '@authority', 'content-type', 'content-length'];
  const parameters = { created: 1_618_884_473, keyid: 'test-key-ed25519' };
  const headers = {
    'signature-input':
      'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
    signature: 'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:',
  };

  it('is signed to the same bytes', () => {
    expect(signMessage(message, { label: 'sig-b26', components, parameters, sign: signIt })).toEqual(headers);
  });

  it('is read and holds', () => {
    const read = readSignature(headers);
    expect(read).toMatchObject({ components, parameters });
    expect(isSignedMessage(message, read, components, holds)).toBe(true);
    expect(signatureBase(message, components, read.text).split('\n')).toHaveLength(7);
  });
});

describe('a signed request', () => {
  const body = new TextEncoder().encode('a list that is none');
  const components = ['@method', '@target-uri', 'content-digest', 'content-type'];
  const message = {
    method: 'POST',
    targetUri: 'https://b.example/api/box',
    headers: { 'content-type': 'application/octet-stream', 'content-digest': contentDigest(body) },
  };
  const parameters = { created: 1_000, expires: 1_300, nonce: 'abc', keyid: 'a' };
  const headers = signMessage(message, { label: 'node', components, parameters, sign: signIt });
  const read = readSignature(headers);

  it('is not the same with another method, address, body or key', () => {
    expect(isSignedMessage(message, read, components, holds)).toBe(true);
    const others = [
      { ...message, method: 'PUT' },
      { ...message, targetUri: 'https://c.example/api/box' },
      { ...message, headers: { ...message.headers, 'content-digest': contentDigest(new Uint8Array()) } },
    ];
    for (const other of others) expect(isSignedMessage(other, read, components, holds)).toBe(false);
    expect(isSignedMessage(message, read, components, () => false)).toBe(false);
  });

  it('covers what it has to, no less: a signature over less does not pass for one', () => {
    const less = components.slice(0, 2);
    const other = readSignature(signMessage(message, { label: 'node', components: less, parameters, sign: signIt }));
    expect(isSignedMessage(message, other, less, holds)).toBe(true);
    expect(isSignedMessage(message, other, components, holds)).toBe(false);
    expect(() => isSignedMessage({ ...message, headers: {} }, read, components, holds)).toThrow('the request has not');
  });

  it('lives as long as was agreed', () => {
    const window = { longest: 300, skew: 60 };
    const at = (now: number) => ageOf(parameters, now, window);
    expect([at(939), at(940), at(1_360), at(1_361)]).toEqual(['early', 'fresh', 'fresh', 'over']);
    expect(ageOf({ ...parameters, expires: 1_301 }, 1_000, window)).toBe('over');
    expect(ageOf({ created: 1_000, keyid: 'a' }, 1_000, window)).toBe('over');
  });

  it('has the body that its digest names', () => {
    expect(() => checkDigest(message.headers['content-digest'], body)).not.toThrow();
    for (const header of [
      undefined,
      'sha-256=:AAAA:',
      contentDigest(new Uint8Array()),
      `${contentDigest(body)}, md5=:AA==:`,
    ])
      expect(() => checkDigest(header, body)).toThrow('not the one');
  });

  it('is read in one spelling: anything else is broken or missing, and nothing throws but that', () => {
    expect(() => readSignature({})).toThrow('not signed');
    const spellings = [
      headers['signature-input'].replace(';created', '; created'),
      `${headers['signature-input']}, more=("date");created=1;keyid="x"`,
      headers['signature-input'].replace('node=', 'other='),
      headers['signature-input'].replace('keyid="a"', 'keyid="a\\"b"'),
    ];
    for (const told of spellings)
      expect(() => readSignature({ ...headers, 'signature-input': told })).toThrow('not in their form');
    fc.assert(
      fc.property(fc.string(), fc.string(), (told, made) => {
        expect(() => readSignature({ 'signature-input': told, signature: made })).toThrow('not in their form');
      }),
    );
  });
});
