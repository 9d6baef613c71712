import { Form } from '../../../../web/kit/form/Form.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { breakGlass, glassMinutes } from '../../contract.ts';
import { recordPath, useCaseworkWords } from '../words.ts';

/** Opens a record of a colleague in an emergency: for an hour, to read, under watch. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const go = useGo();
  return (
    <Page
      title={t('casework.glass')}
      neutral
      up={{ to: '/caseload', label: t('casework.nav.caseload') }}
      lead={<p>{t('casework.glass.lead', { minutes: glassMinutes })}</p>}
    >
      <Form
        route={breakGlass}
        words="casework.form.glass"
        fields={{ who: { autoComplete: 'off' }, reason: { rows: 3, autoComplete: 'off' } }}
        onDone={({ survivorId }) => go(recordPath(survivorId))}
        nothingToLose
      />
    </Page>
  );
};
