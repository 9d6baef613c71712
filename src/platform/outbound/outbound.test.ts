import { X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PeerCertificate } from 'node:tls';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from './addresses.ts';
import { checkTarget, pinned, post } from './index.ts';

const inside = { FOURFOLD_OUTBOUND_PRIVATE: 'yes' };

describe('an address that somebody typed', () => {
  it.each([
    ['http://example.org/hook', 'ADDRESS_NOT_HTTPS'],
    ['ftp://example.org/', 'ADDRESS_NOT_HTTPS'],
    ['https://user:word@example.org/', 'ADDRESS_HAS_LOGIN'],
    ['https://127.0.0.1/', 'ADDRESS_PRIVATE'],
    ['https://2130706433/', 'ADDRESS_PRIVATE'],
    ['https://0x7f.1/', 'ADDRESS_PRIVATE'],
    ['https://localhost/', 'ADDRESS_PRIVATE'],
    ['https://10.1.2.3/', 'ADDRESS_PRIVATE'],
    ['https://169.254.169.254/latest/meta-data', 'ADDRESS_PRIVATE'],
    ['https://[::1]/', 'ADDRESS_PRIVATE'],
    ['https://[::ffff:10.0.0.1]/', 'ADDRESS_PRIVATE'],
    ['https://[fd00::1]/', 'ADDRESS_PRIVATE'],
    ['https://[fe80::1]/', 'ADDRESS_PRIVATE'],
  ])('is refused where it leads nowhere good: %s', async (url, code) => {
    await expect(checkTarget(url, {})).rejects.toMatchObject({ code });
  });

  it('may lead into the own network where whoever runs the platform says so, but never in clear to the public one', async () => {
    expect(await checkTarget('http://127.0.0.1:8080/', inside)).toMatchObject({ address: '127.0.0.1' });
    await expect(checkTarget('http://93.184.216.34/', inside)).rejects.toMatchObject({ code: 'ADDRESS_NOT_HTTPS' });
  });

  it('is public only outside the reserved ranges, also in IPv6 clothes', () => {
    expect(isPublicAddress('93.184.216.34')).toBe(true);
    expect(isPublicAddress('2606:2800:220:1::1')).toBe(true);
    expect(isPublicAddress('not an address')).toBe(false);
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
      }),
    );
    fc.assert(fc.property(fc.integer({ min: 0, max: 255 }), (n) => !isPublicAddress(`10.0.${n}.1`)));
  });
});

describe('a call', () => {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });
  const listen = async (
    answer: (request: IncomingMessage, body: string) => [number, string, Record<string, string>?],
  ) => {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        const [status, text, headers = {}] = answer(request, body);
        response.writeHead(status, headers).end(text);
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    open.push(() => server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  };

  it('brings body and headers, and the status back', async () => {
    let seen = '';
    const url = await listen((request, body) => {
      seen = `${request.method} ${request.headers['x-a']} ${body}`;
      return [204, ''];
    });
    expect(await post({ url, headers: { 'x-a': 'b' }, body: '{"é":1}' }, inside)).toBe(204);
    expect(seen).toBe('POST b {"é":1}');
  });

  it('follows no redirect', async () => {
    let calls = 0;
    const url = await listen(() => {
      calls++;
      return [302, '', { location: 'http://127.0.0.1:1/' }];
    });
    expect(await post({ url, headers: {}, body: '' }, inside)).toBe(302);
    expect(calls).toBe(1);
  });

  it('does not read an endless answer, and says when nobody answers', async () => {
    const url = await listen(() => [200, 'x'.repeat(200_000)]);
    await expect(post({ url, headers: {}, body: '' }, inside)).rejects.toMatchObject({ code: 'ANSWER_TOO_LONG' });
    await expect(post({ url: 'http://127.0.0.1:9/', headers: {}, body: '' }, inside)).rejects.toMatchObject({
      code: 'NO_CONNECTION',
    });
  });
});

describe('a certificate whose key is pinned', () => {
  // made for this test; its private key was thrown away
  const certificate = new X509Certificate(`-----BEGIN CERTIFICATE-----
MIIBpjCCAU2gAwIBAgIUVDRH5fP3Z2RUTSSgNXBzr9FjjycwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPcGFydG5lci5leGFtcGxlMCAXDTI2MTEyNDE2NTYzMVoYDzIx
MjYxMDMxMTY1NjMxWjAaMRgwFgYDVQQDDA9wYXJ0bmVyLmV4YW1wbGUwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAARhQmu8J+EA+/jkjiN/kk6ScNihYLsy1mKNVSqg
xx3T3O7kYFiCxhKXW0L05zqQloRVVmt+EYvjmPZ5XSXm74Qpo28wbTAdBgNVHQ4E
FgQUxEk1ilxjhZ6wDp9lb3UJpYHsctUwHwYDVR0jBBgwFoAUxEk1ilxjhZ6wDp9l
b3UJpYHsctUwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgg9wYXJ0bmVyLmV4
YW1wbGUwCgYIKoZIzj0EAwIDRwAwRAIgJw4Bvgbx8oxrsz5XpDf3iO1vSKuQURgC
ZI68l7QUjNwCIBZmX6kQytqsdSTNFd/PxletZqm3KrRWE8I8RZHpQgRQ
-----END CERTIFICATE-----`).toLegacyObject() as PeerCertificate;
  const pin = 'Br11h2z6NIzKAzNTXHS5ax8VpgRiQ39KLa/lRd6Bz44=';

  it('is taken with that key and for that host, and with no other', () => {
    expect(pinned(pin)('partner.example', certificate)).toBeUndefined();
    expect(pinned(pin.replace('Br', 'Cr'))('partner.example', certificate)).toMatchObject({
      code: 'OTHER_CERTIFICATE',
    });
    expect(pinned(pin)('other.example', certificate)).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});
