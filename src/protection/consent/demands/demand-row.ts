import { z } from 'zod';
import { type Demand, gapsOf } from '../../../engines/consent/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import { consent } from '../queries.ts';
import type { DisclosureRow } from '../tables.ts';

/** Everything of a demand that is in words. It exists sealed under the survivor's key. */
const About = z.object({
  demandedBy: z.string(),
  matter: z.string(),
  notices: z.array(z.object({ on: z.string(), way: z.string(), outcome: z.string() })),
  steps: z.array(z.string()),
  counsel: z
    .object({ name: z.string(), on: z.string(), supports: z.boolean(), opinion: z.string(), sudOrder: z.boolean() })
    .nullable(),
  ending: z.string().nullable(),
});
export type AboutDemand = z.infer<typeof About>;

type Keys = Pick<DisclosureRow, 'org_id' | 'id' | 'subject_id'>;
type Opener = Pick<Context, 'tx' | 'kernel'>;

export const placeInDemand = ({ org_id, id, subject_id }: Keys, column: 'about_sealed' | 'document_sealed'): Place => ({
  orgId: org_id,
  subjectId: subject_id,
  address: `consent.disclosure.${column}/${id}`,
});

export const aboutDemand = async ({ tx, kernel }: Opener, row: DisclosureRow): Promise<AboutDemand> =>
  About.parse(JSON.parse(await kernel.vault.openText(tx, placeInDemand(row, 'about_sealed'), row.about_sealed)));

/** Those of many; null where the survivor's key was destroyed. */
export const aboutDemands = async (
  { tx, kernel, orgId }: Opener & Pick<Context, 'orgId'>,
  rows: readonly DisclosureRow[],
): Promise<(AboutDemand | null)[]> => {
  const fields = rows.map((row) => ({ ...placeInDemand(row, 'about_sealed'), sealed: row.about_sealed }));
  const opened = await kernel.vault.openAll(tx, orgId, fields);
  return opened.map((plain) => plain && About.parse(JSON.parse(new TextDecoder().decode(plain))));
};

export const sealAbout = ({ tx, kernel }: Opener, row: Keys, about: AboutDemand): Promise<Uint8Array> =>
  kernel.vault.seal(tx, placeInDemand(row, 'about_sealed'), JSON.stringify(about));

/** The demand as the engine looks at it. */
export const demandOf = (row: DisclosureRow, about: AboutDemand): Demand => ({
  kind: row.kind,
  document: row.document_sealed !== null,
  counsel: about.counsel,
  noticeAttempts: about.notices.length,
  protectiveSteps: about.steps.length,
  fields: row.fields,
});

export const demandCard = ({ t }: Pick<Context, 't'>, row: DisclosureRow, about: AboutDemand) => ({
  id: row.id,
  subjectId: row.subject_id,
  kind: row.kind,
  state: row.state,
  receivedOn: row.received_on,
  dueOn: row.due_on,
  openedAt: row.opened_at,
  endedAt: row.ended_at,
  gaps:
    row.state === 'open' ? gapsOf(demandOf(row, about)).map((code) => ({ code, says: t(`consent.gap.${code}`) })) : [],
});

/** @throws Refusal NOT_FOUND_OR_NO_ACCESS */
export const demandById = ({ tx }: Pick<Context, 'tx'>, demandId: string): Promise<DisclosureRow> =>
  consent(tx)
    .selectFrom('consent.disclosure')
    .selectAll()
    .where('id', '=', demandId)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse());

/** @throws Refusal DEMAND_ENDED */
export const requireOpen = ({ state }: Pick<DisclosureRow, 'state'>): void => {
  if (state !== 'open') refuse('DEMAND_ENDED');
};

/** Keeps what changed, and answers the demand as it then is. */
export const changeDemand = async (
  context: Pick<Context, 'tx' | 'kernel' | 't'>,
  row: DisclosureRow,
  about: AboutDemand,
  more: Partial<DisclosureRow> = {},
) => {
  const changed = await consent(context.tx)
    .updateTable('consent.disclosure')
    .set({ ...more, about_sealed: await sealAbout(context, row, about) })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return demandCard(context, changed, about);
};
