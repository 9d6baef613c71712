import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, type Tx, upsertMany } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { type ColumnGuess, type Places, placesOf } from '../mapper/guess-columns.ts';
import { rememberHeadings } from '../mapper/heading-choices.ts';
import { supply } from '../queries.ts';
import { holdChain } from '../stored/keep-chain.ts';
import type { Tables } from '../tables.ts';
import { applySuppliers as applyContract, previewSuppliers as previewContract } from './contract.ts';
import type { Field } from './fields.ts';
import type { Supplier } from './read-suppliers.ts';
import { flaggedIn, type Incoming, readUpload } from './read-upload.ts';
import { takeSuppliersKind } from './take-suppliers.ts';

/** What makes a supplier another than before: all but where it stands in a file. */
const contentOf = (one: Supplier): string =>
  JSON.stringify([
    [one.id, one.name, one.address, one.postalCode, one.country, one.goods, one.phone, one.parent],
    [one.lat ?? null, one.lng ?? null],
    one.identifiers.map(({ type, value }) => [type, value]),
  ]);

/** One supplier a key; the goods of its rows together, for each may be on a list. */
const byKey = (incoming: readonly Incoming[]): ReadonlyMap<string, Supplier> => {
  const found = new Map<string, Supplier>();
  for (const { key, supplier } of incoming) {
    const before = found.get(key);
    if (!before) found.set(key, supplier);
    else if (supplier.goods !== '' && !before.goods.split('; ').includes(supplier.goods))
      found.set(key, { ...before, goods: [before.goods, supplier.goods].filter(Boolean).join('; ') });
  }
  return found;
};

const broughtBy = async (tx: Tx, orgId: Id, incoming: readonly Incoming[]) => {
  const here = new Map(
    (
      await supply(tx)
        .selectFrom('supply.supplier')
        .select(['key', 'id', 'fields', 'revision'])
        .where('org_id', '=', orgId)
        .execute()
    ).map((one) => [one.key, one]),
  );
  const suppliers = byKey(incoming);
  const added = [...suppliers].filter(([key]) => !here.has(key));
  const changed = [...suppliers].flatMap(([key, supplier]) => {
    const before = here.get(key);
    return before && contentOf(before.fields) !== contentOf(supplier)
      ? [{ id: before.id, revision: before.revision + 1, supplier }]
      : [];
  });
  const brings = {
    rows: incoming.length,
    added: added.length,
    changed: changed.length,
    same: suppliers.size - added.length - changed.length,
    notInFile: [...here.keys()].filter((key) => !suppliers.has(key)).length,
  };
  return { here, added, changed, brings };
};

const shownRows = 5;

export const previewSuppliers = useCase(previewContract, async ({ tx, orgId, file, t }, { fileName, mapping }) => {
  const { table, columns, suppliers } = await readUpload({ tx, orgId }, file.bytes, fileName, mapping);
  return {
    columns,
    headingRow: table.headingRow,
    takenBefore: await takenBefore({ tx, orgId }, file.bytes, columns),
    firstRows: table.rows.slice(0, shownRows).map(({ cells }) => cells),
    flagged: suppliers ? flaggedIn(suppliers, (flag) => t(`supply.supplier.mend.${flag}`)) : [],
    brings: suppliers && (await broughtBy(tx, orgId, suppliers)).brings,
  };
});

export const applySuppliers = useCase(applyContract, async (context, { fileName, mapping }) => {
  const { tx, orgId, kernel, actor, clock, file, newId, note } = context;
  const { table, columns, suppliers } = await readUpload({ tx, orgId }, file.bytes, fileName, mapping);
  if (!suppliers)
    return refuse('SUPPLY_COLUMN_MISSING', {}, [{ file: fileName, row: table.headingRow, field: 'name' }]);
  await holdChain({ tx, orgId, clock });
  const { here, added, changed, brings } = await broughtBy(tx, orgId, suppliers);
  const [now, by] = [clock.now(), actor.userId as Id];
  const idOf = new Map([...here].map(([key, { id }]) => [key, id]));
  await insertMany<Tables, 'supply.supplier'>(
    tx,
    'supply.supplier',
    added.map(([key, fields]) => {
      const id = newId();
      idOf.set(key, id);
      const { name, country } = fields;
      return { org_id: orgId, id, key, name, country, fields, findings: [], waiting: 0, changed_at: now };
    }),
  );
  const keyOf = new Map([...idOf].map(([key, id]) => [id, key]));
  await upsertMany<Tables, 'supply.supplier'>(
    tx,
    'supply.supplier',
    ['org_id', 'id'],
    changed.map(({ id, revision, supplier: fields }) => ({
      ...{ org_id: orgId, id, revision, key: keyOf.get(id) ?? '', name: fields.name, country: fields.country, fields },
      // until it is screened, in the job that follows: what was found is of what it was
      ...{ outcome: null, legal_class: null, priority: null, postal_code_verdict: null },
      ...{ findings: [], waiting: 0, changed_at: now },
    })),
  );
  const places = { ...placesOf(columns) };
  const hash = sha256(file.bytes);
  const before = (await sameFile(tx, orgId, hash, places))?.id;
  const fileId = before ?? newId();
  if (before === undefined) {
    const columnsOf = { headings: [...table.headings], columns: places };
    await insertMany<Tables, 'supply.supplier_file'>(tx, 'supply.supplier_file', [
      {
        org_id: orgId,
        id: fileId,
        name: fileName,
        sha256: hash,
        rows: brings.rows,
        taken_by: by,
        taken_at: now,
        ...columnsOf,
      },
    ]);
    await insertMany<Tables, 'supply.supplier_row'>(
      tx,
      'supply.supplier_row',
      suppliers.map(({ key, supplier: { row } }, i) => ({
        ...{ org_id: orgId, file_id: fileId, row, supplier_id: idOf.get(key) ?? '' },
        cells: [...(table.rows[i]?.cells ?? [])],
      })),
    );
  }
  if (mapping !== undefined) await rememberHeadings(tx, 'suppliers', columns, { orgId, by, at: now });
  note(fileId, { added: brings.added, changed: brings.changed });
  return { fileId, jobId: await enqueue(tx, kernel, actor, takeSuppliersKind, {}), brings };
});

const readingOf = (places: Places<Field>): string => JSON.stringify(Object.entries(places).sort());

/** The same bytes read in the same way were taken over before. */
const sameFile = async (tx: Tx, orgId: Id, hash: string, places: Places<Field>) => {
  const files = await supply(tx)
    .selectFrom('supply.supplier_file')
    .select(['id', 'name', 'columns', 'taken_at', 'taken_by'])
    .where('org_id', '=', orgId)
    .where('sha256', '=', hash)
    .orderBy('taken_at', 'desc')
    .execute();
  return files.find(({ columns }) => readingOf(columns) === readingOf(places));
};

const takenBefore = async (
  { tx, orgId }: { readonly tx: Tx; readonly orgId: Id },
  bytes: Uint8Array,
  columns: readonly ColumnGuess<Field>[],
) => {
  const file = await sameFile(tx, orgId, sha256(bytes), placesOf(columns));
  if (!file) return null;
  const by = (await namesOf(tx, [file.taken_by])).get(file.taken_by) ?? '';
  return { name: file.name, at: file.taken_at, by };
};
