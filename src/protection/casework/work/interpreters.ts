import { z } from 'zod';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordOf } from '../access.ts';
import { casework } from '../queries.ts';
import { contactRulesOf } from './contact-rules.ts';
import {
  addInterpreter as addContract,
  endInterpreter as endContract,
  listInterpreters as listContract,
} from './contract.ts';

const About = z.object({ name: z.string(), words: z.string().nullable() });

/** The organisation itself is whose they are. */
const place = (orgId: Id, id: Id) =>
  ({ orgId, subjectId: orgId, address: `casework.interpreter.about_sealed/${id}` }) as const;

/** Adds an interpreter. */
export const addInterpreter = useCase(addContract, async (context, { name, languages, words, id: sent }) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const id = sent ?? newId();
  const about = JSON.stringify({ name, words: words ?? null } satisfies z.input<typeof About>);
  await casework(tx)
    .insertInto('casework.interpreter')
    .values({
      org_id: orgId,
      id,
      languages: [...new Set(languages)],
      about_sealed: await kernel.vault.seal(tx, place(orgId, id), about),
      added_by: actor.userId,
      added_at: clock.now(),
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  note(id);
  return { id };
});

/** Takes an interpreter off the list. */
export const endInterpreter = useCase(endContract, async ({ tx, orgId, clock, note }, { interpreterId }) => {
  await casework(tx)
    .updateTable('casework.interpreter')
    .set({ ended_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', interpreterId)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse());
  note(interpreterId);
  return { id: interpreterId };
});

/** Interpreters for a language, and for one survivor without those she does not want near. */
export const listInterpreters = useCase(listContract, async (context, { language, survivorId }) => {
  const { tx, orgId, kernel, note } = context;
  if (survivorId) mayDo(context, await recordOf(context, survivorId), 'read', 'safety');
  const avoid = survivorId ? ((await contactRulesOf(context, survivorId))?.interpreter.avoid ?? []) : [];
  const rows = await casework(tx)
    .selectFrom('casework.interpreter')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute();
  const fit = rows.filter(({ id, languages }) => !avoid.includes(id) && (!language || languages.includes(language)));
  const abouts = await kernel.vault.openAll(
    tx,
    orgId,
    fit.map((row) => ({ ...place(orgId, row.id), sealed: row.about_sealed })),
  );
  note(survivorId ?? [], { found: fit.length });
  return {
    interpreters: fit.flatMap((row, i) => {
      const bytes = abouts[i];
      const about = bytes ? About.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))) : null;
      return about ? [{ id: row.id, languages: row.languages, ...about }] : [];
    }),
  };
});
