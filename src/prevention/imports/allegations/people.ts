import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { refuseAhead } from '../not-ahead.ts';
import { namesIn, refuseNames } from './check-names.ts';
import {
  addTestimony as addContract,
  destroyPerson as destroyContract,
  openPerson as openContract,
  sealPerson as sealContract,
} from './contract.ts';
import { findNames } from './find-names.ts';
import { allegationFor, allegations, noteWriter, personOf } from './queries.ts';
import { openIdentities, openWords, openContent as readContent, sealIdentity, sealWords } from './sealed.ts';

/** Seals who somebody is, and says at once in which fields of the draft they are named. */
export const sealPerson = useCase(sealContract, async (context, { allegationId, part, ...identity }) => {
  const { tx, orgId, clock, newId, note, t } = context;
  const content = await readContent(context, await allegationFor(context, 'write', allegationId));
  // the title stands in lists
  refuseNames(t, findNames([{ field: 'content.title', text: content.title }], [identity]));
  const [id, subjectId] = [newId(), newId()];
  await allegations(tx)
    .insertInto('imports.allegation_person')
    .values({
      org_id: orgId,
      allegation_id: allegationId,
      id,
      subject_id: subjectId,
      part,
      identity_sealed: await sealIdentity(context, subjectId, id, identity),
      destroyed_on: null,
      added_at: clock.now(),
    })
    .execute();
  await noteWriter(context, allegationId);
  note([allegationId, id], { part });
  return { personId: id, names: await namesIn(context, allegationId, content) };
});

/** @throws Refusal IMPORTS_PERSON_NOT_FOUND, SHREDDED */
const known = async (context: Context, allegationId: Id, personId: Id) => {
  await allegationFor(context, 'write', allegationId);
  const person = await personOf(context.tx, allegationId, personId);
  return person.destroyed_on === null ? person : refuse('SHREDDED');
};

export const addTestimony = useCase(addContract, async (context, input) => {
  const { tx, orgId, newId, note } = context;
  const { allegationId, personId, words, takenOn, given } = input;
  refuseAhead(context, { takenOn });
  const person = await known(context, allegationId, personId);
  const id = newId();
  await allegations(tx)
    .insertInto('imports.testimony')
    .values({
      org_id: orgId,
      allegation_id: allegationId,
      person_id: personId,
      id,
      words_sealed: await sealWords(context, person.subject_id, id, words),
      taken_on: takenOn,
      given,
    })
    .execute();
  await noteWriter(context, allegationId);
  note([allegationId, personId, id]);
  return { id };
});

/** Opens name and words. The purpose stands in the audit trail. */
export const openPerson = useCase(openContract, async (context, { allegationId, personId, purpose }) => {
  const person = await known(context, allegationId, personId);
  context.note([allegationId, personId], { purpose });
  const [identity] = await openIdentities(context, [person]);
  const rows = await allegations(context.tx)
    .selectFrom('imports.testimony')
    .selectAll()
    .where('allegation_id', '=', allegationId)
    .where('person_id', '=', personId)
    .orderBy('taken_on')
    .orderBy('id')
    .execute();
  return { ...(identity ?? refuse('SHREDDED')), testimonies: await openWords(context, person.subject_id, rows) };
});

/** Destroys the person's key, and what it sealed. */
export const destroyPerson = useCase(destroyContract, async (context, { allegationId, personId, why }) => {
  const { tx, orgId, kernel, clock, note } = context;
  const person = await known(context, allegationId, personId);
  const certificate = await kernel.vault.shred(tx, orgId, person.subject_id, why);
  const on = clock.today();
  await allegations(tx)
    .updateTable('imports.allegation_person')
    .set({ identity_sealed: null, destroyed_on: on })
    .where('allegation_id', '=', allegationId)
    .where('id', '=', personId)
    .execute();
  await allegations(tx)
    .updateTable('imports.testimony')
    .set({ words_sealed: null })
    .where('allegation_id', '=', allegationId)
    .where('person_id', '=', personId)
    .execute();
  note([allegationId, personId, certificate.id]);
  return { certificate: certificate.id, on };
});
