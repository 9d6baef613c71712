import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './platform/config/root.ts';

interface Locked {
  version?: string;
  resolved?: string;
  engines?: { node?: string };
  optionalDependencies?: Record<string, string>;
}

const read = (file: string) => JSON.parse(readFileSync(join(projectRoot, file), 'utf8'));
const { dependencies, devDependencies } = read('package.json') as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const locked = Object.entries((read('package-lock.json') as { packages: Record<string, Locked> }).packages).filter(
  ([path]) => path !== '',
);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the house and its packages', () => {
  it('are pinned to one version each', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, v]) => !/^\d+\.\d+\.\d+/.test(v));
    expect(loose).toEqual([]);
  });

  it('are locked for every system, not only for the one that wrote the lock file', () => {
    const known = new Set(locked.map(([path]) => nameOf(path)));
    const missing = locked.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !known.has(name))
        .map((name) => `${name}, wanted by ${path}`),
    );
    expect(missing).toEqual([]);
    expect(locked.filter(([, { version }]) => !version)).toEqual([]);
  });

  it('come from wherever the installer says, which the lock file leaves open', () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('are content with the oldest Node we promise', () => {
    const tooNew = locked.filter(([, { engines }]) => /^>=?\s*2[1-9]/.test(engines?.node ?? ''));
    expect(tooNew.map(([path]) => path)).toEqual([]);
  });

  it('runs no script of a package when it is installed', () => {
    expect(readFileSync(join(projectRoot, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });
});
