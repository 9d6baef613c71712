import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { capabilities, migrationRooms } from './capabilities.ts';
import { projectRoot } from './platform/config/root.ts';
import { brokenWalls, missingFiles, type Walls } from './testing/walls/check.ts';
import { foreignTables } from './testing/walls/schemas.ts';
import { readTree, type Tree } from './testing/walls/tree.ts';

const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

// Packages that run anywhere, those for screens, and the rest, which are the server's.
const anywhere = 'zod decimal.js fflate saxes csv-parse csv-stringify pdf-lib @formatjs/intl age-encryption'.split(' ');
const forScreens =
  'react react-dom react-intl react-hook-form @tanstack/react-query @tanstack/react-router @tanstack/react-table @observablehq/plot @simplewebauthn/browser @trussworks/react-uswds @uswds/uswds'.split(
    ' ',
  );
const forServer = Object.keys(dependencies).filter((name) => ![...anywhere, ...forScreens].includes(name));

const capability = '^(?<room>src/(?:plan|(?:prevention|protection|prosecution|partnerships)/[a-z-]+))/';
const platform = '^(?<room>src/platform/[a-z0-9-]+)/';
const at = (...parts: string[]): RegExp => new RegExp(parts.join(''));

const contracts = ["the platform's contract", "a capability's contract"] as const;
const capabilityImports = [
  'an engine',
  'the platform',
  "the platform's contract",
  'own room',
  "a capability's front door",
  "a capability's contract",
] as const;
const doorImports = [...capabilityImports, "a capability's parts", 'the list of capabilities', 'the server'] as const;
/** Beside what all may use: queries, and the field's own: country names, published pages, the ontology of listed parties, JSON Schema. */
const fieldPackages = [
  ...anywhere,
  'kysely',
  'i18n-iso-countries',
  'parse5',
  '@opensanctions/followthemoney',
  'ajv',
  'ajv-formats',
];
const screenPackages = [...anywhere, ...forScreens];

/** Whose record it is: every room's tables may point there, and no room may read there but by the front door of accounts. */
const everybodysKeys = ['accounts.organisation', 'accounts.person'];

/** Who may import whom. The first pattern that fits says what a file is; its own place in its own room is always open. */
const walls: Walls<
  | 'an engine'
  | 'the platform'
  | "the platform's contract"
  | 'a capability'
  | "a capability's contract"
  | "a capability's front door"
  | "a capability's parts"
  | 'a screen'
  | 'the web kit'
  | 'the web'
  | 'the server'
  | 'the command line'
  | 'the list of capabilities'
> = {
  places: [
    ['the list of capabilities', /^src\/capabilities\.ts$/],
    ['an engine', /^(?<room>src\/engines\/[a-z-]+)\//],
    ["the platform's contract", /^src\/platform\/contract\//],
    ["the platform's contract", at(platform, String.raw`(?:.*/)?contract\.ts$`)],
    ['a screen', at(platform, '(?:.*/)?screens/')],
    ['the platform', at(platform)],
    ['a screen', at(capability, '(?:.*/)?screens/')],
    ["a capability's contract", at(capability, String.raw`(?:.*/)?contract\.ts$`)],
    ["a capability's front door", at(capability, String.raw`index\.ts$`)],
    ["a capability's parts", at(capability, String.raw`(?:parts|commands|sample)(?:/index)?\.ts$`)],
    ['a capability', at(capability)],
    ['the web kit', /^src\/web\/(?:kit\/|api\.ts|language\.tsx)/],
    ['the web', /^src\/web\//],
    ['the server', /^src\/server\//],
    ['the command line', /^src\/cli\//],
  ],
  rules: {
    'the list of capabilities': { imports: [], node: [], npm: [] },
    'an engine': { imports: ['an engine'], node: ['node:crypto', 'node:worker_threads'], npm: 'named in the README' },
    'the platform': {
      imports: ['an engine', 'the platform', "the platform's contract", 'own room'],
      node: 'all',
      npm: [...anywhere, ...forServer],
    },
    "the platform's contract": {
      imports: ['an engine', "the platform's contract", 'own room'],
      node: [],
      npm: ['zod'],
    },
    'a capability': { imports: capabilityImports, node: [], npm: fieldPackages },
    "a capability's parts": { imports: capabilityImports, node: [], npm: fieldPackages },
    "a capability's front door": { imports: capabilityImports, node: [], npm: fieldPackages },
    "a capability's contract": { imports: ['an engine', ...contracts, 'own room'], node: [], npm: ['zod'] },
    'a screen': { imports: ['an engine', ...contracts, 'the web kit'], node: [], npm: screenPackages },
    'the web kit': { imports: ['an engine', "the platform's contract"], node: [], npm: screenPackages },
    'the web': {
      imports: ['an engine', ...contracts, 'a screen', 'the web kit', 'the list of capabilities'],
      node: [],
      npm: screenPackages,
    },
    'the server': { imports: doorImports, node: 'all', npm: [...anywhere, ...forServer] },
    'the command line': { imports: doorImports, node: 'all', npm: [...anywhere, ...forServer] },
  },
  browser: [...contracts, 'a screen', 'the web kit', 'the web'],
  server: forServer,
  // the survivor's record is confidential, the trafficker's network is not
  wall: {
    from: /^src\/(?:prosecution|prevention)\//,
    to: /^src\/protection\//,
    doors: /^src\/protection\/consent\/(?:index|contract)\.ts$/,
  },
};

const everyEngineHas = [/^README\.md$/, /^index\.ts$/, /\.test\.ts$/];
const everyCapabilityHas = [
  /^README\.md$/,
  /^parts\.ts$/,
  /(?:^|\/)contract\.ts$/,
  /^messages\/en\.json$/,
  /^messages\/es\.json$/,
];

describe('the house as it stands', () => {
  const tree = readTree(projectRoot, 'src', ['']);
  const folders = (under: RegExp): string[] => [
    ...new Set([...tree.keys()].flatMap((path) => under.exec(path)?.groups?.room ?? [])),
  ];

  it('imports only what the table allows, in no cycle, and keeps the wall', () => {
    expect(brokenWalls(walls, tree)).toEqual([]);
  });

  it("names in SQL only a room's own tables", () => {
    expect(foreignTables(tree, migrationRooms, everybodysKeys)).toEqual([]);
  });

  it('has the same rooms in every engine and every capability', () => {
    expect(missingFiles(tree, folders(/^(?<room>src\/engines\/[a-z-]+)\//), everyEngineHas)).toEqual([]);
    expect(missingFiles(tree, folders(at(capability)), everyCapabilityHas)).toEqual([]);
    const withTables = migrationRooms.filter((room) =>
      [...tree.keys()].some((p) => p.startsWith(`${room}/migrations/`)),
    );
    expect(missingFiles(tree, withTables, [/(?:^|\/)tables\.ts$/])).toEqual(
      // the ground holds functions and the record of migrations, which only the platform's own migrator reads
      ['src/platform/db lacks (?:^|\\/)tables\\.ts$'],
    );
  });

  it('lists every capability, and only those that are there', () => {
    expect(folders(at(capability)).sort()).toEqual(capabilities.map(({ room }) => room).sort());
  });
});

describe('the checker', () => {
  const treeOf = (files: Record<string, string>): Tree => new Map(Object.entries(files));
  const broken = (files: Record<string, string>): string[] => brokenWalls(walls, treeOf(files));
  const engine = { 'src/engines/names/index.ts': 'export const a = 1;' };

  it('is content with a small house in order', () => {
    expect(
      broken({
        ...engine,
        'src/platform/contract/index.ts': `import { z } from 'zod'; export const Id = z.uuid();`,
        'src/platform/db/index.ts': `import pg from 'pg'; import { readFileSync } from 'node:fs'; export const db = [pg, readFileSync];`,
        'src/protection/consent/index.ts': `export { records } from '../casework/index.ts';`,
        'src/protection/casework/index.ts': 'export const records = 1;',
        'src/prosecution/networks/contract.ts': `import { Id } from '../../platform/contract/index.ts'; export const N = Id;`,
        'src/prosecution/networks/open-network.ts': `import { a } from '../../engines/names/index.ts'; import { records } from '../../protection/consent/index.ts'; import { N } from './contract.ts'; export const b = [a, records, N];`,
        'src/prosecution/networks/screens/open.tsx': `import { N } from '../contract.ts'; import { Page } from '../../../web/kit/page.tsx'; export const Open = () => <Page id={N} />;`,
        'src/prosecution/networks/parts.ts': `import { b } from './open-network.ts'; export const parts = [b];`,
        'src/web/kit/page.tsx': `import { useState } from 'react'; export const Page = useState;`,
        'src/server/compose.ts': `import { parts } from '../prosecution/networks/parts.ts'; export const all = parts;`,
        'src/prosecution/networks/open-network.test.ts': `import { it } from 'vitest'; import { b } from './open-network.ts'; it('x', () => b);`,
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'an engine that reads a file',
      { 'src/engines/names/index.ts': `import 'node:fs';` },
      'node:fs: an engine may not import node:fs',
    ],
    [
      'also without the prefix',
      { 'src/engines/names/index.ts': `import 'fs/promises';` },
      'an engine may not import fs/promises',
    ],
    [
      'an engine that reaches the platform for a type alone',
      {
        'src/engines/names/index.ts': `import type { D } from '../../platform/db/index.ts';`,
        'src/platform/db/index.ts': 'export type D = 1;',
      },
      'src/engines/names/index.ts -> src/platform/db/index.ts: an engine may not import the platform',
    ],
    [
      'in a type position',
      {
        'src/engines/names/index.ts': `export type D = import('../../platform/db/index.ts').D;`,
        'src/platform/db/index.ts': 'export type D = 1;',
      },
      'an engine may not import the platform',
    ],
    [
      'or while it runs',
      {
        'src/engines/names/index.ts': `export const d = () => import('../../platform/db/index.ts');`,
        'src/platform/db/index.ts': '',
      },
      'an engine may not import the platform',
    ],
    [
      'or by re-export',
      { 'src/engines/names/index.ts': `export * from '../../platform/db/index.ts';`, 'src/platform/db/index.ts': '' },
      'an engine may not import the platform',
    ],
    [
      'or as a worker',
      {
        'src/engines/names/index.ts': `new Worker(new URL('../../platform/db/w.mjs', import.meta.url));`,
        'src/platform/db/w.mjs': '',
      },
      'an engine may not import the platform',
    ],
    [
      'an import whose name is computed',
      { 'src/engines/names/index.ts': 'export const l = (n: string) => import(n);' },
      'computed',
    ],
    [
      'a package the README of the engine does not name',
      { 'src/engines/names/index.ts': `import 'saxes';`, 'src/engines/names/README.md': '# names' },
      'README.md does not name the package saxes',
    ],
    [
      'a platform that knows a capability',
      { 'src/platform/http/index.ts': `import '../../plan/index.ts';`, 'src/plan/index.ts': '' },
      "the platform may not import a capability's front door",
    ],
    [
      "a capability in another's back room",
      { 'src/partnerships/sharing/share.ts': `import '../../plan/queries.ts';`, 'src/plan/queries.ts': '' },
      'src/partnerships/sharing/share.ts -> src/plan/queries.ts: a capability may not import a capability',
    ],
    [
      'a capability that opens a file itself',
      { 'src/plan/add.ts': `import 'node:fs';` },
      'a capability may not import node:fs',
    ],
    ['a capability with a web library', { 'src/plan/add.ts': `import 'react';` }, 'the package react'],
    [
      'a screen that asks the database',
      { 'src/plan/screens/list.tsx': `import '../queries.ts';`, 'src/plan/queries.ts': '' },
      'a screen may not import a capability',
    ],
    [
      'a contract that reaches the server by a side door',
      { 'src/plan/contract.ts': `import './words.ts';`, 'src/plan/words.ts': `import 'kysely';` },
      'src/plan/contract.ts -> kysely: must run in a browser (by way of src/plan/words.ts)',
    ],
    [
      'a screen that reaches node through an engine',
      {
        'src/plan/screens/list.tsx': `import '../../engines/names/index.ts';`,
        'src/engines/names/index.ts': `import 'node:crypto';`,
      },
      'node:crypto: must run in a browser',
    ],
    [
      'a door that goes round the front door',
      { 'src/server/compose.ts': `import '../plan/queries.ts';`, 'src/plan/queries.ts': '' },
      'the server may not import a capability',
    ],
    [
      'web code that knows the server',
      { 'src/web/main.tsx': `import '../server/compose.ts';`, 'src/server/compose.ts': '' },
      'the web may not import the server',
    ],
    [
      'code that leans on a testing helper',
      { 'src/plan/add.ts': `import '../testing/world.ts';`, 'src/testing/world.ts': '' },
      'only tests import',
    ],
    ['a file that is not there', { 'src/plan/add.ts': `import './gone.ts';` }, 'does not exist'],
    ['a file in no room', { 'src/helpers/x.ts': '' }, 'stands in no room'],
    [
      'the wall',
      {
        'src/prosecution/networks/open.ts': `import '../../protection/casework/index.ts';`,
        'src/protection/casework/index.ts': '',
      },
      'the wall: only through protection/consent',
    ],
    [
      'the wall, for a type alone',
      {
        'src/prevention/supply/open.ts': `import type { C } from '../../protection/casework/contract.ts';`,
        'src/protection/casework/contract.ts': 'export type C = 1;',
      },
      'the wall',
    ],
    [
      'the wall, by way of a neighbour',
      {
        'src/prosecution/networks/open.ts': `import '../../partnerships/sharing/index.ts';`,
        'src/partnerships/sharing/index.ts': `import '../../protection/casework/index.ts';`,
        'src/protection/casework/index.ts': '',
      },
      'src/prosecution/networks/open.ts -> src/protection/casework/index.ts: the wall: only through protection/consent (by way of src/partnerships/sharing/index.ts)',
    ],
    [
      'the wall, behind the front room of consent',
      {
        'src/prosecution/networks/open.ts': `import '../../protection/consent/queries.ts';`,
        'src/protection/consent/queries.ts': '',
      },
      'the wall',
    ],
    [
      'the wall, in a test',
      {
        'src/prosecution/networks/open.test.ts': `import '../../protection/casework/index.ts';`,
        'src/protection/casework/index.ts': '',
      },
      'the wall',
    ],
    [
      'a cycle',
      { 'src/plan/a.ts': `import './b.ts';`, 'src/plan/b.ts': `import './a.ts';` },
      'a cycle: src/plan/a.ts -> src/plan/b.ts',
    ],
    [
      'a cycle of types',
      {
        'src/plan/a.ts': `import type { B } from './b.ts'; export type A = B;`,
        'src/plan/b.ts': `import type { A } from './a.ts'; export type B = A;`,
      },
      'a cycle',
    ],
  ] as [string, Record<string, string>, string][])('catches %s', (_name, files, rule) => {
    expect(broken(files).join('\n')).toContain(rule);
  });

  it('does not take text for imports', () => {
    const text =
      "// import 'node:fs'\nexport const s = `import('node:fs')` + \"import 'node:net'\" + /import 'x'/.source;";
    expect(broken({ 'src/engines/names/index.ts': text })).toEqual([]);
  });

  it('misses the README of an engine', () => {
    expect(missingFiles(treeOf(engine), ['src/engines/names'], everyEngineHas)).toEqual([
      'src/engines/names lacks ^README\\.md$',
      'src/engines/names lacks \\.test\\.ts$',
    ]);
  });
});
