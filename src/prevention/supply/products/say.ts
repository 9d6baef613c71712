import type { Translate } from '../../../platform/i18n/index.ts';
import type { Citation } from '../../../platform/packs/contract.ts';
import type { CannotCompute } from '../balance/lot-scales.ts';
import type { ChainGraph } from '../chain/chain-graph.ts';
import type { Gap } from '../coverage/coverage.ts';
import type { Reason } from '../exposure/classes.ts';
import { type ListStatus, listState, type Negative } from '../exposure/list-status.ts';
import type { Balanced } from './balance-of.ts';

/** What the answers about a product say in words. */

const official = ['us-dhs-uflpa', 'us-cbp-wro', 'us-dol-goods'] as const;

/** A list as people call it; the id of a list that an office has named itself. */
export const listName = (t: Translate, list: string): string => {
  const known = official.find((one) => one === list);
  return known ? t(`supply.list-name.${known}`) : list;
};

export const classSentence = (t: Translate, legalClass: number, negative: Negative): string =>
  legalClass === 0 ? t(`supply.negative.${negative}`) : t(`supply.class.${legalClass}`);

/** @param cite what a rule rests on, by its id */
export const reasonView = (
  t: Translate,
  { site, name, finding, path }: Reason,
  cite: (rule: string) => Citation | null,
) => {
  const { legalClass, what, says, list, rule, review } = finding;
  const sentence = t('supply.product.reason', {
    name,
    what: t(`supply.finding.${what}`),
    says,
    look: review === null ? 'no' : 'yes',
    review: review === null ? '' : t(`supply.review.${review}`),
  });
  return {
    site,
    name,
    legalClass,
    what,
    says,
    list,
    // a sector is named by the sentence itself
    listName: what === 'sector' ? '' : listName(t, list),
    citation: rule === undefined ? null : cite(rule),
    review,
    sentence,
    path,
  };
};

/** A gap with the two ends of its link, or the site. */
export const gapView = ({ chain }: ChainGraph, { at, document, gain }: Gap, nameOf: (id: string) => string) => {
  const link = chain.links.find(({ id }) => id === at);
  return { at, where: link ? `${nameOf(link.from)} > ${nameOf(link.to)}` : nameOf(at), document, gain };
};

export const listSentence = (t: Translate, status: ListStatus): string =>
  t('supply.product.list', {
    ...{ list: listName(t, status.list), date: status.date, age: Math.abs(status.age ?? 0), state: listState(status) },
  });

export const cannotSentence = (t: Translate, { why, site, says }: CannotCompute): string => {
  const at = [site, says].filter((one) => one !== '').join(' ');
  return t('supply.chain.cannot', { why: t(`supply.cannot.${why}`), at: at === '' ? '' : ` (${at})` });
};

export const balanceSentences = (t: Translate, balanced: Balanced): string[] => {
  if (balanced.verdict === 'no-lots') return [t('supply.product.balance.no-lots')];
  if (balanced.verdict === 'cannot-compute') {
    return [cannotSentence(t, balanced.whole)];
  }
  const { feasible, declared, possible, unit, short, notFollowed } = balanced.whole;
  return [
    ...short.map(({ site, name, output, inputs, claimed, supported }) =>
      t('supply.chain.mill', { name: name || site, output, inputs: inputs.join(', '), claimed, supported, unit }),
    ),
    t(feasible ? 'supply.chain.holds' : 'supply.chain.short', { declared, possible, unit }),
    ...notFollowed.map((one) => t('supply.chain.not-followed', { ...one })),
  ];
};
