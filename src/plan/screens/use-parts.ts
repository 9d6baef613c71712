import { useMemo } from 'react';
import { useRead } from '../../web/api.ts';
import type { Choice } from '../../web/kit/table/columns.ts';
import { openPlan } from '../contract.ts';
import { usePlanWords } from './words.ts';

/** The parts and agencies of a plan as choices of a form, and the name of a part by its id. */
export const useParts = (planId: string) => {
  const { say, language } = usePlanWords();
  const { data } = useRead(openPlan, { planId });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are made anew each time; the language decides
  return useMemo(() => {
    const parts: Choice[] = (data?.nodes ?? []).map((n) => ({ value: n.id, label: `${n.code} ${say(n.title)}` }));
    const names = new Map(parts.map(({ value, label }) => [value, label]));
    return {
      parts,
      agencies: (data?.agencies ?? []).map((a): Choice => ({ value: a.id, label: `${a.id} · ${say(a.name)}` })),
      nameOf: (nodeId: string): string => names.get(nodeId) ?? nodeId,
    };
  }, [data, language]);
};
