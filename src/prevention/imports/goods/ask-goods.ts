import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { countryOf } from '../../../prosecution/screening/index.ts';
import { inScope } from '../orders/merchandise.ts';
import { editionById, editionOn, editions, imports } from '../queries.ts';
import {
  askGoods as askContract,
  goodsEditions as editionsContract,
  goodsFile as fileContract,
  openGoods as openContract,
} from './contract.ts';
import { editionLine, editionView } from './edition-view.ts';
import { fileAddress } from './keep-edition.ts';

export const goodsEditions = useCase(editionsContract, async ({ kernel, tx, orgId }, { list }) =>
  (await editions(tx, orgId, list)).map((row) => editionLine(row, kernel)),
);

export const openGoods = useCase(openContract, async ({ kernel, tx, orgId }, { editionId, against }) => {
  const row = await editionById(tx, orgId, editionId);
  return { ...(await editionView(tx, kernel, row, against ?? row.before_id)), rows: row.pairs };
});

export const goodsFile = useCase(fileContract, async ({ kernel, tx, orgId, note }, { editionId }) => {
  const { file_name, sha256 } = await editionById(tx, orgId, editionId);
  const { file_sealed } = await imports(tx)
    .selectFrom('imports.goods_edition')
    .select('file_sealed')
    .where('org_id', '=', orgId)
    .where('id', '=', editionId)
    .executeTakeFirstOrThrow();
  note(editionId, { sha256 });
  const bytes = await kernel.vault.open(
    tx,
    { orgId, subjectId: editionId, address: fileAddress(editionId) },
    file_sealed,
  );
  return { bytes, type: 'application/octet-stream', name: file_name };
});

/** What a list says of a good of a country on a day. What shares some words with it is shown, and a person looks. */
export const askGoods = useCase(askContract, async ({ kernel, tx, orgId, clock }, input) => {
  const { list, good, editionId, asOf } = input;
  const on = asOf ?? clock.today();
  const country =
    input.country === ''
      ? ''
      : countryOf(input.country) || refuse('IMPORTS_COUNTRY_UNKNOWN', {}, [{ field: 'country' }]);
  const row = editionId ? await editionById(tx, orgId, editionId) : await editionOn(tx, orgId, list, on);
  if (!row) return refuse('IMPORTS_NO_EDITION');
  const there = row.pairs.filter((pair) => country === '' || countryOf(pair.country) === country);
  const listed = there.filter((pair) => inScope(pair.good, good) === 'in');
  const near = there.filter((pair) => inScope(pair.good, good) === 'unclear');
  const edition = editionLine(row, kernel, on);
  const none = edition.stale ? ('too-old-to-say' as const) : ('nothing-found' as const);
  const some = near.length > 0 ? ('look' as const) : none;
  return { outcome: listed.length > 0 ? ('listed' as const) : some, edition, on, listed, near };
});
