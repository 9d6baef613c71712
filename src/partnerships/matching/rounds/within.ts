import type { Context, PartsContext } from '../../../platform/kernel/index.ts';

type Inside = Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel' | 'actor' | 't'>;

/** One of several short transactions of an act that computes in between. */
export const within = <T>(context: PartsContext, work: (inside: Inside) => Promise<T>): Promise<T> => {
  const { kernel, actor, clock, orgId, t } = context;
  return kernel.db.transaction(actor, (tx) => work({ tx, kernel, actor, clock, orgId, t }));
};
