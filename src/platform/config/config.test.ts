import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './index.ts';
import { projectRoot } from './root.ts';

const refusal = (env: Record<string, string>): unknown => {
  try {
    readConfig(env);
    return null;
  } catch (error) {
    const { code, values } = error as { code: string; values: object };
    return { code, ...values };
  }
};

describe('the configuration', () => {
  it('needs nothing to be set for one office on one machine', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      origin: 'http://localhost:4000',
      dataFolder: join(projectRoot, '.fourfold'),
      packFolders: [join(projectRoot, 'packs')],
      trustProxy: false,
      sample: true,
      database: null,
    });
  });

  it('names every variable that is wrong, and shows no value', () => {
    expect(
      refusal({ PORT: 'many', FOURFOLD_LOG: 'loud', FOURFOLD_SAMPLE: 'maybe', FOURFOLD_TIME_ZONE: 'Mars/Base' }),
    ).toEqual({
      code: 'CONFIGURATION_INVALID',
      names: 'PORT, FOURFOLD_TIME_ZONE, FOURFOLD_SAMPLE, FOURFOLD_LOG',
    });
  });

  it.each([
    [{ HOST: '0.0.0.0' }],
    [{ HOST: '0.0.0.0', FOURFOLD_ORIGIN: 'https://plan.example' }],
    [{ HOST: '::', FOURFOLD_TRUST_PROXY: 'yes' }],
    [{ HOST: '192.0.2.1', FOURFOLD_ORIGIN: 'http://plan.example', FOURFOLD_TRUST_PROXY: 'yes' }],
  ])('refuses to listen beyond this machine without TLS before it: %j', (env) => {
    expect(refusal(env)).toMatchObject({ code: 'SERVING_UNPROTECTED', host: env.HOST });
  });

  it('listens beyond this machine behind a TLS proxy', () => {
    const env = { HOST: '0.0.0.0', FOURFOLD_ORIGIN: 'https://plan.example/', FOURFOLD_TRUST_PROXY: 'yes' };
    expect(readConfig(env)).toMatchObject({ host: '0.0.0.0', origin: 'https://plan.example', trustProxy: true });
  });

  it('takes PostgreSQL where it is named, with or without its owner', () => {
    expect(readConfig({ DATABASE_URL: 'postgresql://a' }).database).toEqual({
      url: 'postgresql://a',
      ownerUrl: undefined,
    });
    const both = { DATABASE_URL: 'postgresql://a', DATABASE_OWNER_URL: 'postgresql://b' };
    expect(readConfig(both).database).toEqual({ url: 'postgresql://a', ownerUrl: 'postgresql://b' });
  });
});
