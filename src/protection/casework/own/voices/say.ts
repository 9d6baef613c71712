import { allOrganisations } from '../../../../platform/accounts/index.ts';
import { refuse } from '../../../../platform/errors/index.ts';
import { type Kernel, useCase, useCaseInParts } from '../../../../platform/kernel/index.ts';
import { subjectFor } from '../../sealed.ts';
import { askOwn as askContract } from '../contract.ts';
import { own } from '../queries.ts';
import { ownSurvivor } from '../who.ts';
import {
  answerDays,
  readAnswer as readContract,
  sayVoice as sayContract,
  youSaid as youSaidContract,
} from './contract.ts';
import { codeHash, keepVoice, voicePlace } from './voice.ts';

const mostPublished = 50;

/** The organisation that a poster names. */
const houseOf = async (kernel: Kernel, slug: string) => {
  const all = await kernel.db.transaction({ orgId: null, userId: null, system: true }, allOrganisations);
  return all.find((one) => one.slug === slug) ?? refuse('HOUSE_NOT_FOUND');
};

const inHouse = (orgId: string) => ({ orgId, userId: null });

/** Said without a name: nothing of the sender is kept, neither address nor browser nor who is signed in. */
export const sayVoice = useCaseInParts(sayContract, async ({ kernel }, { house, kind, text }) => {
  const { id: orgId } = await houseOf(kernel, house);
  return kernel.db.transaction(inHouse(orgId), (tx) => keepVoice(kernel, tx, { orgId, kind, text }));
});

/** Asked for on her own page: kept under the key of her record. */
export const askOwn = useCase(askContract, async (context, { text }) => {
  const { kernel, tx, orgId, note } = context;
  const survivor = await ownSurvivor(context);
  const subjectId = await subjectFor(context, { survivorId: survivor.id, dataClass: 'service' });
  const about = { survivorId: survivor.id, subjectId };
  const kept = await keepVoice(kernel, tx, { orgId, kind: 'correction', text, about });
  note([survivor.id, kept.id]);
  return kept;
});

export const readAnswer = useCaseInParts(readContract, async ({ kernel }, { house, code }) => {
  const { id: orgId } = await houseOf(kernel, house);
  return kernel.db.transaction(inHouse(orgId), async (tx) => {
    const row =
      (await own(tx)
        .selectFrom('casework.voice')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('code_hash', '=', codeHash(orgId, code))
        .executeTakeFirst()) ?? refuse('VOICE_CODE_NOT_VALID');
    const [answer] = row.answer_sealed
      ? await kernel.vault.openAll(tx, orgId, [{ ...voicePlace(row, 'answer'), sealed: row.answer_sealed }])
      : [];
    return { dueOn: row.due_on, outcome: row.outcome, answer: answer ? Buffer.from(answer).toString('utf8') : null };
  });
});

export const youSaid = useCaseInParts(youSaidContract, async ({ kernel }, { house }) => {
  const { id: orgId, name } = await houseOf(kernel, house);
  const rows = await kernel.db.transaction(inHouse(orgId), (tx) =>
    own(tx)
      .selectFrom('casework.voice')
      .select(['published_said', 'published_did', 'outcome', 'answered_at'])
      .where('org_id', '=', orgId)
      .where('published_said', 'is not', null)
      .orderBy('answered_at', 'desc')
      .limit(mostPublished)
      .execute(),
  );
  const said = rows.flatMap(({ published_said, published_did, outcome, answered_at }) =>
    published_said && published_did && outcome && answered_at
      ? [{ said: published_said, did: published_did, outcome, on: answered_at.slice(0, 10) }]
      : [],
  );
  return { house: name, answerDays, said };
});
