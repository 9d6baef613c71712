import type { z } from 'zod';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { bothWords, organisationName, recordCodes, recordFields } from '../../consent/index.ts';
import { teamOf } from '../cases/team.ts';
import { toldOf } from '../record/statement-view.ts';
import type { SurvivorRow } from '../tables.ts';
import { ownRecord as contract, type OwnField, type OwnRecord } from './contract.ts';
import { own } from './queries.ts';
import { showsNarrative } from './setting.ts';
import { ownSurvivor } from './who.ts';

type Field = z.infer<typeof OwnField>;

const casesOf = async ({ tx, orgId }: Context, survivorId: string) => {
  const rows = await own(tx)
    .selectFrom('casework.case_file')
    .select(['opened_on', 'closed_on'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .orderBy('opened_on')
    .execute();
  return rows.map((row) => ({ openedOn: row.opened_on, closedOn: row.closed_on }));
};

/** What was said of each field, as far as it is shown: facts always, the story where the organisation shows it. */
const fieldsOf = async (context: Context, survivorId: string, story: boolean) => {
  const { tx, orgId, kernel, clock } = context;
  const rows = await own(tx)
    .selectFrom('casework.statement')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('standing', '!=', 'past')
    // the one that holds first
    .orderBy('standing', 'desc')
    .orderBy('said_at', 'desc')
    .execute();
  const shown = rows.filter((row) => story || row.data_class !== 'narrative');
  const told = await toldOf(context, shown);
  const lists = recordCodes(kernel.packs, clock.today());
  const fields = [...recordFields(kernel.packs, clock.today()).values()].flatMap((field): Field[] => {
    const mine = told.filter((one) => one.field === field.id && one.state !== 'not-asked');
    if (mine.length === 0) return [];
    return [
      {
        field: field.id,
        title: field.title,
        why: bothWords(field.says),
        group: field.group,
        dataClass: field.dataClass,
        kind: field.kind,
        codes: (field.codes && lists.get(field.codes)?.codes) || null,
        told: mine.map(({ state, value, source, askedBy, at, standing }) => ({
          state,
          value,
          source,
          askedBy: askedBy?.name ?? null,
          at,
          current: standing === 'current',
        })),
      },
    ];
  });
  return { fields, storyHidden: shown.length < rows.length };
};

/** Her record as she may read it: about her, and about nobody else. Notes of her workers and people around her are not in it. */
export const readOwnRecord = async (context: Context, survivor: SurvivorRow): Promise<OwnRecord> => {
  const { fields, storyHidden } = await fieldsOf(context, survivor.id, await showsNarrative(context));
  return {
    house: await organisationName(context.tx, context.orgId),
    code: survivor.code,
    since: survivor.created_at,
    team: (await teamOf(context, survivor.id)).map(({ name }) => name),
    cases: await casesOf(context, survivor.id),
    fields,
    storyHidden,
    mayCorrect: survivor.shield !== 'closed',
  };
};

export const ownRecord = useCase(contract, async (context) => {
  const survivor = await ownSurvivor(context);
  context.note(survivor.id);
  return readOwnRecord(context, survivor);
});
