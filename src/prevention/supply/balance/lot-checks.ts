import type { Chain, Lot } from '../chain/contract.ts';
import { convert } from '../chain/units.ts';

export interface LotProblem {
  readonly code:
    | 'lot-used-twice'
    | 'shipped-before-made'
    | 'received-before-shipped'
    | 'used-before-received'
    | 'used-elsewhere'
    | 'cannot-compute';
  readonly lot: string;
  readonly site: string;
  readonly says: string;
}

const grain = 1e-9;

/** What each lot says of itself and of the lots it was made from: time runs forward, and nothing is given out twice. */
export const lotProblems = ({ lots, conversions }: Chain): readonly LotProblem[] => {
  const byId = new Map(lots.map((lot) => [lot.id, lot]));
  const problems: LotProblem[] = [];
  const uses = new Map<string, { readonly by: string; readonly amount: number | null }[]>();
  for (const lot of lots) {
    const say = (code: LotProblem['code'], says: string): void => {
      problems.push({ code, lot: lot.id, site: lot.site, says });
    };
    if (after(lot.madeOn, lot.shippedOn)) say('shipped-before-made', `${lot.shippedOn} < ${lot.madeOn}`);
    if (after(lot.shippedOn, lot.receivedOn)) say('received-before-shipped', `${lot.receivedOn} < ${lot.shippedOn}`);
    for (const { lot: id, amount } of lot.madeFrom) {
      const input = byId.get(id);
      if (!input) continue;
      if (after(arrived(input), lot.madeOn)) say('used-before-received', `${id}: ${arrived(input)} > ${lot.madeOn}`);
      if (input.to !== undefined && input.to !== lot.site) say('used-elsewhere', `${id}: ${input.to}`);
      const used = amount
        ? convert(amount.quantity, amount.unit, input.amount.unit, input.material, conversions)
        : input.amount.quantity;
      uses.set(id, [...(uses.get(id) ?? []), { by: lot.id, amount: used }]);
    }
  }
  for (const [id, list] of uses) {
    const lot = byId.get(id) as Lot;
    const by = list.map((one) => one.by).join(', ');
    if (list.some(({ amount }) => amount === null)) {
      problems.push({ code: 'cannot-compute', lot: id, site: lot.site, says: by });
      continue;
    }
    const total = list.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    if (total > lot.amount.quantity * (1 + grain))
      problems.push({
        code: 'lot-used-twice',
        lot: id,
        site: lot.site,
        says: `${total} > ${lot.amount.quantity} ${lot.amount.unit}: ${by}`,
      });
  }
  return problems.sort((a, b) => (a.lot === b.lot ? (a.code < b.code ? -1 : 1) : a.lot < b.lot ? -1 : 1));
};

const after = (earlier: string | undefined, later: string | undefined): boolean =>
  earlier !== undefined && later !== undefined && earlier > later;

/** When a lot can first be used: the latest of its days that is known. */
export const arrived = ({ receivedOn, shippedOn, madeOn }: Lot): string | undefined =>
  receivedOn ?? shippedOn ?? madeOn;
