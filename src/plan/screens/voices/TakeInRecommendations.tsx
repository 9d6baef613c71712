import type { Output } from '../../../platform/contract/index.ts';
import { call } from '../../../web/api.ts';
import { Section } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { importRecommendations, previewRecommendations } from '../../contract.ts';
import { TableImport } from '../TableImport.tsx';
import { usePlanWords } from '../words.ts';

/** A table of recommendations, looked at first, then taken in whole. What is there already stays. */
export const TakeInRecommendations = ({ planId }: { planId: string }) => {
  const { t, number } = usePlanWords();
  return (
    <Section title={t('plan.voices.table')} lead={t('plan.voices.table.lead')}>
      <TableImport<Output<typeof previewRecommendations>>
        label={t('plan.voices.table.file')}
        hint={t('plan.voices.table.hint')}
        maxBytes={importRecommendations.upload?.maxBytes ?? 0}
        look={(file) => call(previewRecommendations, { planId, name: file.name }, { file })}
        show={({ rows, added, there }) => (
          <Facts
            facts={[
              { name: t('plan.numbers.table.rows'), value: number(rows) },
              { name: t('plan.numbers.table.added'), value: number(added) },
              { name: t('plan.voices.table.there'), value: number(there) },
            ]}
          />
        )}
        act={({ added }) => t('plan.voices.table.act', { count: added })}
        take={async (file) => {
          const { added, there } = await call(importRecommendations, { planId, name: file.name }, { file });
          return t('plan.voices.table.done', { added, there });
        }}
      />
    </Section>
  );
};
