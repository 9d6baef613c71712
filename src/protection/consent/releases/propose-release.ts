import { defaultDays, longDays, mostDays } from '../../../engines/consent/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { bothWords } from '../catalogue/both-words.ts';
import { recordFields } from '../catalogue/record-fields.ts';
import { proposeRelease as contract } from './contract.ts';
import { formVersion } from './form.ts';
import { purposeOf } from './purpose.ts';

const day = 86_400_000;

/** Proposes the least: the fewest fields that serve the purpose, for 30 days. */
export const proposeRelease = useCase(contract, async ({ kernel: { packs }, clock }, { purpose }) => {
  const { id, title, says, least } = purposeOf(packs, purpose, clock.today());
  const catalogue = recordFields(packs, clock.today());
  return {
    purpose: { id, title, says: bothWords(says) },
    fields: least.flatMap((field) => catalogue.get(field) ?? []),
    startsAt: clock.now(),
    expiresAt: new Date(clock.millis() + defaultDays * day).toISOString(),
    longFromDays: longDays,
    mostDays,
    formVersion,
  };
});
