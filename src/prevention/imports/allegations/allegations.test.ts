import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { importsAllegation } from '../commands/allegation.ts';
import { allegationElements } from '../law/pack-kind.ts';
import { contextOver, loadImportPacks } from '../testing/context.ts';
import { AllegationContent, AllegationFact, PersonIdentity } from './content.ts';
import { approveAllegation, markReady } from './decide-allegation.ts';
import { addDocument, openDocument } from './documents.ts';
import { countIndicators, lacksOf } from './elements.ts';
import { exportAllegation } from './export-allegation.ts';
import { findNames } from './find-names.ts';
import { changeAllegation, writeAllegation } from './keep-allegation.ts';
import { addTestimony, destroyPerson, openPerson, sealPerson } from './people.ts';
import { allegations } from './queries.ts';
import { listAllegations, openAllegation } from './read-allegations.ts';

const content = (over: object = {}): AllegationContent =>
  AllegationContent.parse({
    title: 'Tomato paste of the Greyfield sheds',
    reasons: 'Workers pay fees, and their papers are kept.',
    goods: { description: 'Paste in drums of 200 kg.', rows: [{ name: 'Tomato paste', hs: '200290' }] },
    production: 'Tomatoes are picked and cooked in two sheds.',
    sites: [{ id: 'shed', name: 'Greyfield shed 2', country: 'US' }],
    facts: [{ id: 'f1', indicator: 'debt-bondage', strength: 'strong', source: 'Interview, file 7', siteId: 'shed' }],
    ...over,
  });

const ximena = PersonIdentity.parse({
  name: 'Ximena Áñez Quiroga',
  aliases: ['Chabela', '希梅娜'],
  phones: ['+1 (555) 010-4477'],
  others: ['ximena.aq@mail.example'],
});

describe('the three elements', async () => {
  const law = allegationElements(await loadImportPacks(), '2026-11-24');
  const lacks = (of: AllegationContent) => lacksOf(of, law);
  it('are named where they lack', () => {
    expect(lacks(content())).toEqual([]);
    expect(lacks(content({ reasons: '' }))).toEqual([{ element: 'reasons', what: 'statement' }]);
    expect(lacks(content({ goods: {} }))).toEqual([{ element: 'goods', what: 'description-or-sample' }]);
    expect(lacks(content({ goods: { sample: 'enclosed' } }))).toEqual([]);
    expect(lacks(content({ production: '', sites: [], facts: [] })).map(({ what }) => what)).toEqual([
      'account',
      'site',
      'fact',
    ]);
  });

  it('count two reports of one event once, in any order', () => {
    const fact = (id: string, eventId: string, strength: 'medium' | 'strong') =>
      AllegationFact.parse({ id, indicator: 'isolation', strength, source: 's', eventId });
    const facts = [fact('a', 'e1', 'medium'), fact('b', 'e1', 'strong'), fact('c', '', 'medium')];
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: 3 }), (shuffled) => {
        expect(countIndicators(shuffled)).toEqual([{ indicator: 'isolation', reports: 3, events: 2, strong: 1 }]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a sealed person in a text', () => {
  const found = (text: string) => findNames([{ field: 'reasons', text }], [ximena])[0]?.found ?? null;

  it.each([
    'We spoke with Ximena Añez Quiroga.',
    'QUIROGA, XIMENA (worker)',
    'Xime\u200bna \u00c1n\u0303ez said',
    '\uff38imena Anez',
    'ximena_anez_quiroga.pdf',
    'XimenaAnezQuiroga',
    'they call her chabela here',
    '工人希梅娜说',
    'call 555.010.4477 at night',
    'tel. ٥٥٥ ٠١٠ ٤٤٧٧',
    'write to XIMENA.AQ@mail.example',
  ])('is found: %s', (text) => expect(found(text)).toBe('named'));

  it('is asked about where one word of the name stands, and not seen where nothing does', () => {
    expect(found('The Quiroga road leads to the sheds.')).toBe('partly');
    expect(found('A worker, about 30 years old, phone 555 999 0000')).toBeNull();
  });

  it('is named as a field, never by what was found', () => {
    fc.assert(
      fc.property(fc.string(), (before) => {
        const findings = findNames([{ field: 'reasons', text: `${before} Ximena Áñez` }], [ximena]);
        expect(findings).toEqual([{ field: 'reasons', found: 'named' }]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('fourfold imports allegation', () => {
  it('says what lacks and which field names somebody, and repeats no name', async () => {
    const file = JSON.stringify({ ...content({ reasons: 'Ximena Anez told us', sites: [] }), people: [ximena] });
    const answer = await importsAllegation.run(contextOver({ 'a.json': file }), ['a.json'], { '--check': true });
    expect(answer).toMatchObject({
      exit: 1,
      data: {
        ready: false,
        lacks: [{ element: 'production', what: 'site' }],
        names: [{ field: 'reasons', found: 'named' }],
      },
    });
    expect(JSON.stringify(answer)).not.toMatch(/ximena|chabela|4477/i);
    await expect(
      importsAllegation.run(contextOver({ 'b.json': '{"title":""}' }), ['b.json'], {}),
    ).rejects.toMatchObject({
      code: 'IMPORTS_ALLEGATION_UNREADABLE',
      where: [{ file: 'b.json', field: 'title' }],
    });
  });
});

describe('an allegation', () => {
  let world: TestWorld;
  let writer: Actor;
  let attorney: Actor;
  let supervisor: Actor;
  let stranger: Actor;
  beforeAll(async () => {
    world = await testWorld();
    const org = await world.organisation('Accord of the test');
    writer = { ...(await world.actor(org, 'investigator')), provedAt: world.kernel.clock.now() };
    attorney = await world.actor(org, 'attorney');
    supervisor = await world.actor(org, 'supervisor');
    stranger = await world.actor(await world.organisation('Elsewhere'), 'attorney');
  });

  it('goes out after a second person looked at it, with the hash of every document and nobody’s name', async () => {
    const begun = await world.perform(attorney, writeAllegation, { content: content({ reasons: '' }) });
    const { allegationId } = begun;
    await expect(world.perform(attorney, markReady, begun)).rejects.toMatchObject({
      code: 'IMPORTS_ALLEGATION_LACKS',
      where: [{ field: 'reasons', code: 'statement' }],
    });
    const named = content({ reasons: 'Ximena Añez told us so.' });
    await world.perform(writer, changeAllegation, { ...begun, content: named });
    const { personId } = await world.perform(writer, sealPerson, { allegationId, part: 'worker', ...ximena });
    await world.perform(writer, addTestimony, {
      allegationId,
      personId,
      words: 'They keep my passport.',
      takenOn: '2026-10-01',
      given: 'told-with-consent',
    });
    await expect(world.perform(writer, markReady, { allegationId, revision: 2 })).rejects.toMatchObject({
      code: 'IMPORTS_NAME_IN_TEXT',
      where: [{ field: 'reasons' }],
    });
    await world.perform(writer, changeAllegation, { allegationId, revision: 2, content: content() });
    const bytes = new TextEncoder().encode('receipt of a fee');
    const { id, hash } = await world.perform(
      writer,
      addDocument,
      { allegationId, title: 'Receipt', name: 'receipt.txt' },
      bytes,
    );
    expect(hash).toBe(sha256(bytes));
    expect((await world.perform(writer, openDocument, { allegationId, documentId: id })).bytes).toEqual(bytes);
    const { revision } = await world.perform(writer, openAllegation, { allegationId });
    await world.perform(writer, markReady, { allegationId, revision });
    // both have written
    for (const one of [writer, attorney])
      await expect(
        world.perform(one, approveAllegation, { allegationId, revision, why: 'Read' }),
      ).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(world.perform(supervisor, exportAllegation, { allegationId })).rejects.toMatchObject({
      code: 'IMPORTS_ALLEGATION_STATE',
    });
    await world.perform(supervisor, approveAllegation, { allegationId, revision, why: 'Read it all' });
    const docx = await world.perform(supervisor, exportAllegation, { allegationId, as: 'docx' });
    const text = strFromU8(unzipSync(docx.bytes)['word/document.xml'] ?? new Uint8Array());
    expect(text).toContain(hash);
    expect(text).toContain('19 CFR 12.42(b)');
    expect(text).not.toMatch(/ximena|chabela|passport/i);
    const pdf = await world.perform(supervisor, exportAllegation, { allegationId, as: 'pdf' });
    expect((await PDFDocument.load(pdf.bytes)).getPageCount()).toBeGreaterThan(0);
    const shown = await world.perform(supervisor, openAllegation, { allegationId });
    expect(JSON.stringify([shown, await world.perform(writer, listAllegations, {})])).not.toMatch(
      /ximena|chabela|4477/i,
    );
    await expect(world.perform(stranger, openAllegation, { allegationId })).rejects.toMatchObject({
      code: 'IMPORTS_ALLEGATION_NOT_FOUND',
    });

    // somebody sealed later is found in what was approved
    await world.perform(writer, sealPerson, { allegationId, part: 'witness', name: 'Paste Drums' });
    await expect(world.perform(supervisor, exportAllegation, { allegationId })).rejects.toMatchObject({
      code: 'IMPORTS_NAME_IN_TEXT',
    });
  });

  it('keeps people sealed, opens them for a purpose, and forgets them for good', async () => {
    const { allegationId } = await world.perform(writer, writeAllegation, { content: content() });
    const { personId } = await world.perform(writer, sealPerson, { allegationId, part: 'complainant', ...ximena });
    const told = { words: 'They keep my passport.', takenOn: '2026-10-01', given: 'written-by-the-person' as const };
    await world.perform(writer, addTestimony, { allegationId, personId, ...told });
    const raw = await world.kernel.db.transaction(writer, (tx) =>
      allegations(tx)
        .selectFrom('imports.allegation_person')
        .selectAll()
        .where('id', '=', personId)
        .executeTakeFirstOrThrow(),
    );
    expect(Buffer.from(raw.identity_sealed ?? []).includes('Ximena')).toBe(false);
    const opened = await world.perform(writer, openPerson, { allegationId, personId, purpose: 'Call back' });
    expect(opened).toMatchObject({ name: ximena.name, testimonies: [told] });
    await world.perform(writer, destroyPerson, { allegationId, personId, why: 'Asked for it' });
    await expect(world.perform(writer, openPerson, { allegationId, personId, purpose: 'Again' })).rejects.toMatchObject(
      { code: 'SHREDDED' },
    );
    expect((await world.perform(writer, openAllegation, { allegationId })).people).toMatchObject([
      { number: 1, testimonies: 0, destroyedOn: world.kernel.clock.today() },
    ]);
  });
});
