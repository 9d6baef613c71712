import { useCase } from '../../../platform/kernel/index.ts';
import { bothWords } from '../catalogue/both-words.ts';
import { confidentialityKind } from '../pack-kinds.ts';
import { confidentialityLaw as contract } from './contract.ts';

export const confidentialityLaw = useCase(
  contract,
  async ({ kernel: { packs }, clock, t }, { asOf = clock.today() }) => ({
    asOf,
    notice: t('consent.not-legal-advice'),
    rules: packs.entriesOn(confidentialityKind, asOf).map((rule) => ({
      id: rule.id,
      title: rule.title,
      says: bothWords(rule.says),
      binds: rule.binds,
      topics: rule.topics,
      cite: packs.cite(rule).cite,
      status: rule.status,
      reviewed: rule.reviewed !== null,
    })),
  }),
);
