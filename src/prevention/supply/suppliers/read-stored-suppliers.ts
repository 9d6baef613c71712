import { sql } from 'kysely';
import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { negativeOf, statusOf } from '../exposure/list-status.ts';
import { settingsOn } from '../exposure/pack-kinds.ts';
import { listSentence } from '../products/say.ts';
import { supply } from '../queries.ts';
import { checkSiteIdentifier } from '../sites/identifiers.ts';
import { survivorOf } from '../sites/survivor.ts';
import type { StoredFinding, SupplierRow } from '../tables.ts';
import { needsPerson, verdictsOf } from './answers.ts';
import { listSuppliers as listContract, openSupplier as openContract } from './contract.ts';
import { parentsLike } from './like-parents.ts';

/** @throws Refusal SUPPLY_SUPPLIER_NOT_FOUND */
export const supplierById = (tx: Tx, orgId: Id, id: Id): Promise<SupplierRow> =>
  supply(tx)
    .selectFrom('supply.supplier')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_SUPPLIER_NOT_FOUND'));

const findingSentence = (t: Translate, { what, says, review }: StoredFinding): string =>
  t('supply.supplier.sentence', {
    what: t(`supply.finding.${what}`),
    says: says || 'none',
    look: review === null ? 'no' : 'yes',
    review: review === null ? '' : t(`supply.review.${review}`),
  });

/** The last screening, and what its lists may say today: they grow old by themselves. */
const lastScreening = async ({ tx, orgId, kernel, clock }: Pick<Context, 'tx' | 'orgId' | 'kernel' | 'clock'>) => {
  const run = await supply(tx)
    .selectFrom('supply.supplier_screening')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!run) return null;
  const lists = statusOf(run.lists, clock.today(), settingsOn(kernel.packs, clock.today()));
  return { run, lists, negative: negativeOf(lists) };
};

const lineOf = (t: Translate, negative: string, row: SupplierRow) => {
  const { id, name, country, fields, outcome, legal_class, priority, findings, waiting } = row;
  const worst = [...findings].sort(
    (a, b) => Number(needsPerson(b)) - Number(needsPerson(a)) || b.legalClass - a.legalClass,
  )[0];
  const sentence =
    outcome === null
      ? t('supply.supplier.not-screened')
      : worst && (needsPerson(worst) || worst.legalClass > 0)
        ? findingSentence(t, worst)
        : t(`supply.negative.${negative}`);
  return { id, name, country, goods: fields.goods, outcome, legalClass: legal_class, priority, sentence, waiting };
};

export const listSuppliers = useCase(listContract, async (context, { limit, offset, needs, text }) => {
  const { tx, orgId, t } = context;
  const last = await lastScreening(context);
  const all = supply(tx).selectFrom('supply.supplier').where('org_id', '=', orgId);
  const counts = await all
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('waiting', '>', 0).as('waiting'),
      eb.fn.countAll<number>().filterWhere('outcome', 'is', null).as('unscreened'),
    ])
    .executeTakeFirstOrThrow();
  const pairs = await supply(tx)
    .selectFrom('supply.site_pair')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('org_id', '=', orgId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const parents = text ? await parentsLike(tx, orgId, text) : [];
  const asked = all
    .$if(needs, (q) => q.where('waiting', '>', 0))
    .$if(Boolean(text), (q) =>
      q.where((eb) =>
        eb.or([
          eb('name', 'ilike', `%${(text ?? '').replace(/[\\%_]/g, '\\$&')}%`),
          ...(parents.length > 0 ? [eb(sql<string>`fields->>'parent'`, 'in', parents)] : []),
        ]),
      ),
    );
  const { total } = await asked.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await asked
    .selectAll()
    .orderBy(sql`waiting > 0`, 'desc')
    .orderBy(sql`coalesce(legal_class, 0)`, 'desc')
    .orderBy(sql`coalesce(priority, 0)`, 'desc')
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return {
    rows: rows.map((row) => lineOf(t, last?.negative ?? 'no-list', row)),
    ...{ total: Number(total), limit, offset },
    ...{ waiting: Number(counts.waiting), unscreened: Number(counts.unscreened), openPairs: Number(pairs.n) },
    screened: last && {
      ...{ on: last.run.on_day, at: last.run.ended_at, suppliers: last.run.suppliers },
      fresh: last.negative === 'no-evidence-found',
      says: t(`supply.negative.${last.negative}`),
      lists: last.lists.map((one) => listSentence(t, one)),
    },
    notice: t('supply.notice'),
  };
});

export const openSupplier = useCase(openContract, async (context, { supplierId }) => {
  const { tx, orgId, t } = context;
  const row = await supplierById(tx, orgId, supplierId);
  const last = await lastScreening(context);
  const verdicts = await verdictsOf(tx, orgId, supplierId);
  const decided = await supply(tx)
    .selectFrom('supply.supplier_verdict')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('supplier_id', '=', supplierId)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const names = await namesOf(
    tx,
    decided.map((one) => one.decided_by),
  );
  const versions = new Map(last?.lists.map(({ list, date, sha256 }) => [list, `${date} ${sha256.slice(0, 12)}`]));
  return {
    ...lineOf(t, last?.negative ?? 'no-list', row),
    ...{ address: row.fields.address, postalCode: row.fields.postalCode, postalCodeVerdict: row.postal_code_verdict },
    parent: row.fields.parent,
    identifiers: row.fields.identifiers.map((one) => ({ ...one, check: checkSiteIdentifier(one.type, one.value) })),
    flags: row.fields.flags,
    site: await siteOf(tx, orgId, row.site_id),
    findings: row.findings.map((one) => ({
      ...one,
      version: versions.get(one.list) ?? '',
      score: one.quality,
      needsPerson: needsPerson(one),
      sentence: findingSentence(t, one),
      verdict: verdicts.get(`${supplierId} ${one.hash}`) ?? null,
    })),
    decided: decided.map(({ id, finding, says, verdict, reason, decided_by, decided_at }) => ({
      ...{ id, finding, says, verdict, reason, by: names.get(decided_by) ?? '', at: decided_at },
    })),
    history: await historyOf(context, supplierId),
    rows: await rowsOf(tx, orgId, supplierId),
    says: t(`supply.negative.${last?.negative ?? 'no-list'}`),
    notice: t('supply.notice'),
  };
});

const screeningsShown = 200;

/** What each screening asked and found: an entry holds from its screening until the next that asked or found something else. */
const historyOf = async ({ tx, orgId, t }: Pick<Context, 'tx' | 'orgId' | 't'>, supplierId: Id) => {
  const results = await supply(tx)
    .selectFrom('supply.supplier_result')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('supplier_id', '=', supplierId)
    .execute();
  const resultAt = new Map(results.map((one) => [one.screening_id, one]));
  const screenings = await supply(tx)
    .selectFrom('supply.supplier_screening')
    .select(['id', 'on_day', 'ended_at', 'lists'])
    .where('org_id', '=', orgId)
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(screeningsShown)
    .execute();
  const entries = [];
  let open = [];
  for (const { id, on_day: on, ended_at: at, lists } of screenings) {
    open.push({ id, on, at, lists: lists.map((one) => t('supply.supplier.history.list', versionOf(one))) });
    const result = resultAt.get(id);
    if (!result) continue;
    const { name, address, country, goods, parent } = result.asked;
    entries.push({
      ...{ asked: { name, address, country, goods, parent }, outcome: result.outcome, legalClass: result.legal_class },
      found: result.findings.map((one) => ({ hash: one.hash, sentence: findingSentence(t, one) })),
      screenings: open,
    });
    open = [];
  }
  return entries;
};

const versionOf = ({ list, date, sha256 }: { list: string; date: string; sha256: string }) => ({
  ...{ list, date: date || '–', sha: sha256.slice(0, 12) },
});

const siteOf = async (tx: Tx, orgId: Id, siteId: string | null) => {
  if (siteId === null) return null;
  const sites = await supply(tx)
    .selectFrom('supply.site')
    .select(['id', 'name', 'state', 'merged_into'])
    .where('org_id', '=', orgId)
    .execute();
  const id = survivorOf(sites)(siteId);
  const site = sites.find((one) => one.id === id);
  return site ? { id: site.id, name: site.name, closed: site.state === 'closed' } : null;
};

const rowsOf = async (tx: Tx, orgId: Id, supplierId: Id) => {
  const rows = await supply(tx)
    .selectFrom('supply.supplier_row as r')
    .innerJoin('supply.supplier_file as f', (join) =>
      join.onRef('f.org_id', '=', 'r.org_id').onRef('f.id', '=', 'r.file_id'),
    )
    .select(['f.name', 'f.taken_at', 'f.headings', 'r.row', 'r.cells'])
    .where('r.org_id', '=', orgId)
    .where('r.supplier_id', '=', supplierId)
    .orderBy('f.taken_at', 'desc')
    .orderBy('r.row')
    .execute();
  return rows.map(({ name, taken_at, headings, row, cells }) => ({
    ...{ file: name, row, at: taken_at },
    cells: cells.map((text, i) => ({ heading: headings[i] ?? '', text })),
  }));
};
