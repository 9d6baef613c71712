import { nameOf } from '../../../platform/accounts/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { countryOf } from '../../../prosecution/screening/index.ts';
import { imports } from '../queries.ts';
import { bookOf } from './ask-orders.ts';
import {
  askOrders as askContract,
  carveOuts as carveOutsContract,
  decideCarveOut as decideContract,
} from './contract.ts';
import { carveOutHash, decisionsOf, type RegisterOrders, registerOrders, reviewed } from './register-orders.ts';

/** The orders of the own register. What nobody has confirmed takes nothing out. */
export const askOrders = useCaseInParts(askContract, async ({ kernel, actor, orgId }, input) => {
  const { entity, merchandise } = input;
  const on = input.on ?? kernel.clock.today();
  const country =
    input.country === ''
      ? ''
      : countryOf(input.country) || refuse('IMPORTS_COUNTRY_UNKNOWN', {}, [{ field: 'country' }]);
  const { parties, orders, version } = await registerOrders({ kernel, actor, orgId }, input.on);
  const decisions = await kernel.db.transaction(actor, async (tx) => {
    await appendAudit(tx, kernel.clock, actor, { act: askContract.name, outcome: 'done' });
    return decisionsOf(tx, orgId);
  });
  const { orders: held, draftOf } = reviewed(orders, decisions);
  const { hits, near } = bookOf(parties, held).ask({ entity, merchandise, country, on });
  const none = version.stale ? ('too-old-to-say' as const) : ('nothing-found' as const);
  const some = near.length > 0 ? ('look' as const) : none;
  return {
    outcome: hits.length > 0 ? ('hit' as const) : some,
    on,
    version,
    hits: hits.map((hit) => {
      const draft = draftOf(hit.laterCarveOut);
      const modificationMissing =
        /modified/i.test(hit.status) && !held.some((order) => isOf(order, hit) && order.carveOuts.length > 0);
      return { ...hit, laterCarveOut: draft ? null : hit.laterCarveOut, draftCarveOut: draft, modificationMissing };
    }),
    near,
  };
});

const isOf = (
  order: RegisterOrders['orders'][number],
  hit: { kind: string; from: string | null; scope: { merchandise: string; place: string } },
): boolean =>
  order.kind === hit.kind &&
  order.from === hit.from &&
  order.merchandise === hit.scope.merchandise &&
  order.place === hit.scope.place;

const linesOf = ({ orders }: RegisterOrders, decisions: Awaited<ReturnType<typeof decisionsOf>>) =>
  orders.flatMap((order) =>
    order.carveOuts.map((one) => {
      const textHash = carveOutHash(order, one);
      const decision = decisions.get(textHash);
      const { kind, from, status, merchandise, place } = order;
      return {
        textHash,
        state: decision?.state ?? ('draft' as const),
        ...one,
        order: { kind, from, status, merchandise, place },
        remarks: order.notes.filter((note) => note.includes(one.text)).join('\n'),
        reason: decision?.reason ?? '',
        decidedBy: decision?.decided_by ?? null,
        decidedAt: decision?.decided_at ?? null,
      };
    }),
  );

/** Where no list of orders is here there is nothing to review. */
const registerOrNothing = (asking: Parameters<typeof registerOrders>[0]): Promise<RegisterOrders | null> =>
  registerOrders(asking, undefined).catch((error: unknown) => {
    if (error instanceof Refusal && ['SCREENING_NO_LISTS', 'SCREENING_LIST_NOT_FOUND'].includes(error.code))
      return null;
    throw error;
  });

/** What modified orders leave out, with what people said of it. */
export const carveOutLines = async (asking: Parameters<typeof registerOrders>[0]) => {
  const register = await registerOrNothing(asking);
  if (!register) return { version: null, rows: [] };
  const decisions = await asking.kernel.db.transaction(asking.actor, (tx) => decisionsOf(tx, asking.orgId));
  return { version: register.version, rows: linesOf(register, decisions) };
};

const first = ['draft', 'rejected', 'confirmed'];

export const carveOuts = useCaseInParts(carveOutsContract, async ({ kernel, actor, orgId }, { state }) => {
  const { version, rows } = await carveOutLines({ kernel, actor, orgId });
  await kernel.db.transaction(actor, (tx) =>
    appendAudit(tx, kernel.clock, actor, { act: carveOutsContract.name, outcome: 'done' }),
  );
  return {
    drafts: rows.filter((row) => row.state === 'draft').length,
    version,
    rows: rows
      .filter((row) => state === undefined || row.state === state)
      .sort((a, b) => first.indexOf(a.state) - first.indexOf(b.state)),
  };
});

/** Kept once, by the hash of the words; a person may think again, and the audit trail has both. */
export const decideCarveOut = useCaseInParts(
  decideContract,
  async ({ kernel, actor, orgId }, { textHash, state, reason }) => {
    const register = await registerOrNothing({ kernel, actor, orgId });
    const known = register?.orders.some((order) =>
      order.carveOuts.some((one) => carveOutHash(order, one) === textHash),
    );
    if (!known) refuse('IMPORTS_CARVE_OUT_NOT_FOUND');
    await kernel.db.transaction(actor, async (tx) => {
      const said = { state, reason, decided_by: await nameOf(tx, actor), decided_at: kernel.clock.now() };
      await imports(tx)
        .insertInto('imports.carve_out')
        .values({ org_id: orgId, text_hash: textHash, ...said })
        .onConflict((c) => c.columns(['org_id', 'text_hash']).doUpdateSet(said))
        .execute();
      await appendAudit(tx, kernel.clock, actor, {
        act: decideContract.name,
        outcome: 'done',
        details: { textHash, state },
      });
    });
    return { textHash, state };
  },
);
