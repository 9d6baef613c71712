import { refuse } from '../../../platform/errors/index.ts';

/** The repairs named in `--repair all` or `--repair ID,ID`. @throws Refusal HTCDS_REPAIR_UNKNOWN */
export const chosenRepairs = <R extends { readonly id: string }>(
  offered: readonly R[],
  wanted: unknown,
): readonly R[] => {
  if (typeof wanted !== 'string') return [];
  if (wanted === 'all') return offered;
  const ids = wanted.split(',').filter((id) => id !== '');
  const unknown = ids.filter((id) => !offered.some((repair) => repair.id === id));
  if (unknown.length > 0)
    refuse(
      'HTCDS_REPAIR_UNKNOWN',
      { count: unknown.length },
      unknown.map((id) => ({ field: '--repair', says: id })),
    );
  return offered.filter(({ id }) => ids.includes(id));
};
