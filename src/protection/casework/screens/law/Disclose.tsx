import { Alert } from '../../../../web/kit/Alert.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { discloseByLaw } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

/** The fewest answers that a demand by law compels, once, as a file to be handed over by hand. The survivor sees that it was done. */
export const Screen = () => {
  const { survivorId, demandId } = usePathParams('survivorId', 'demandId');
  const { t } = useCaseworkWords();
  return (
    <Page
      title={t('casework.disclose')}
      neutral
      up={{ to: `/releases/${survivorId}/law/${demandId}`, label: t('casework.disclose.demand') }}
      lead={<p>{t('casework.disclose.lead')}</p>}
    >
      <Alert tone="warning">{t('casework.disclose.consequence')}</Alert>
      <SaveButton route={discloseByLaw} input={{ survivorId, demandId }} changes={['consent', 'casework']}>
        {t('casework.disclose.go')}
      </SaveButton>
    </Page>
  );
};
