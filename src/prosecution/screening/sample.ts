import { addDays } from '../../engines/calendar/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { Chapter, SampleWorld } from '../../platform/sample/index.ts';
import { startBatch } from './batch/start-batch.ts';
import { decide, secondLook } from './decisions/decide.ts';
import type { Mapping } from './lists/mapper/mapping.ts';
import { applyImport, previewImport, uploadFile } from './register/import-lists.ts';
import { type SampleEntry, type SampleList, sampleLists, suppliers } from './sample/lists.ts';
import { screen } from './search/screen.ts';
import { addWatch } from './watch/watch-subject.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const csvOf = (entries: readonly SampleEntry[]): Uint8Array =>
  new TextEncoder().encode(
    [
      ['Id', 'Name', 'Alias', 'Type', 'Birth', 'Country', 'Address', 'Programme', 'Remarks'],
      ...entries.map(
        ({
          id,
          name,
          alias = '',
          type = 'Firm',
          birth = '',
          country = '',
          address = '',
          programme = '',
          remarks = '',
        }) => [id, name, alias, type, birth, country, address, programme, remarks],
      ),
    ]
      .map((row) => `${row.map(quoted).join(',')}\n`)
      .join(''),
  );

const mappingOf = ({ list, title, measure, programme }: SampleList): Mapping => ({
  list,
  title,
  publisher: 'Made up for the sample world',
  measure,
  programme,
  authority: 'Made up',
  sourceUrl: '',
  schema: 'LegalEntity',
  dateOrder: 'month-first',
  columns: {
    Id: 'id',
    Name: 'name',
    Alias: 'alias',
    Type: 'type',
    Birth: 'birth',
    Country: 'country',
    Address: 'address',
    Programme: 'programme',
    Remarks: 'remarks',
  },
});

/** Takes one version of a list over, as a person would. */
const load = async (world: SampleWorld, actor: Actor, list: SampleList, version: number): Promise<void> => {
  const { kernel } = world;
  const { entries, daysAgo } = list.versions[version] ?? { entries: [], daysAgo: 0 };
  const name = `${list.list}-${version + 1}.csv`;
  const file = { bytes: csvOf(entries), type: 'application/octet-stream', name };
  const { sha256 } = await perform(kernel, actor, uploadFile, { name }, file);
  const retrievedAt = daysAgo === 0 ? kernel.clock.now() : `${addDays(kernel.clock.today(), -daysAgo)}T06:30:00.000Z`;
  const { id } = await perform(kernel, actor, previewImport, {
    files: [{ name, sha256 }],
    retrievedAt,
    mapping: mappingOf(list),
  });
  await perform(kernel, actor, applyImport, { importId: id, why: 'Sample world.' });
};

const [blocked, debarred, imports, visas] = sampleLists;

/** The importer checks suppliers; one match is confirmed by two people, one is somebody else, some wait. */
const importer = async (world: SampleWorld): Promise<void> => {
  const { kernel } = world;
  const officer = world.actor('meridian', 'compliance-officer');
  const reviewer = world.actor('meridian', 'screening-reviewer');
  for (const version of [0, 1]) await load(world, officer, blocked, version);
  for (const version of [0, 1]) await load(world, officer, debarred, version);
  for (const version of [0, 1]) await load(world, officer, imports, version);
  const check = (name: string, more: object = {}) =>
    perform(kernel, officer, screen, {
      subject: { name, kind: 'organisation', ...more },
      role: 'supplier',
      purpose: 'supplier-check',
      legalBasis: '31 CFR chapter V; 19 USC 1307',
    });
  const altavia = await check('Altavia Staffing', { countries: ['pa'] });
  await perform(kernel, officer, decide, {
    requestId: altavia.requestId,
    n: 1,
    verdict: 'true-match',
    reason: 'same-name-and-address',
    notes: 'Same street and same city as on the invoice.',
  });
  await perform(kernel, reviewer, secondLook, { requestId: altavia.requestId, n: 1, agrees: true });
  const mill = await check('Quilmoor Holding', { countries: ['no'] });
  if (mill.hits.length > 0) {
    await perform(kernel, officer, decide, {
      requestId: mill.requestId,
      n: 1,
      verdict: 'false-match',
      reason: 'other-country',
    });
  }
  for (const name of ['Alta Via Personal', 'Bright Port Labour', 'Greyfield Packing']) await check(name);
  await perform(kernel, officer, addWatch, {
    subject: { name: 'Lanzhu Pearlwater Weaving', kind: 'organisation', countries: ['cn'] },
    role: 'supplier',
    purpose: 'import',
    legalBasis: '19 USC 1307',
    reference: 'S-0417',
  });
  // the entry of the watched mill changes: the alert comes as soon as the jobs run
  await load(world, officer, blocked, 2);
  const file = {
    bytes: new TextEncoder().encode(`id,name,country\n${suppliers.join('\n')}\n`),
    type: 'text/csv',
    name: 'suppliers.csv',
  };
  await perform(
    kernel,
    officer,
    startBatch,
    {
      title: 'Suppliers (sample)',
      purpose: 'supplier-check',
      legalBasis: '19 USC 1307',
      subjectRole: 'supplier',
      subjectKind: 'organisation',
    },
    file,
  );
};

/** The task force looks for the owners behind the broker. */
const taskForce = async (world: SampleWorld): Promise<void> => {
  const { kernel } = world;
  const investigator = world.actor('cedar-tf', 'investigator');
  for (const version of [0, 2]) await load(world, investigator, blocked, version);
  await load(world, investigator, visas, 0);
  await perform(kernel, investigator, screen, {
    subject: { name: 'Ermindo Velastro Quintarelli', kind: 'person', births: ['1961'], countries: ['pa'] },
    role: 'suspect',
    purpose: 'investigation',
    legalBasis: '22 USC 7108',
  });
};

/** The plan office asks what changed on the lists this week. */
const planOffice = async (world: SampleWorld): Promise<void> => {
  const officer = world.actor('plan-office', 'plan-officer');
  for (const version of [0, 2]) await load(world, officer, blocked, version);
};

/**
 * Twelve list versions in miniature, some decisions, a watch, a table of suppliers. The lists have names of their own and say that they
 * are made up, so that nobody takes them for the published ones; they are shared with nobody.
 */
export const screeningChapter: Chapter = {
  name: 'screening',
  load: async (world) => {
    await importer(world);
    await taskForce(world);
    await planOffice(world);
  },
};
