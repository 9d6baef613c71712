import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { FileDrop } from '../../../../web/kit/FileDrop.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { Places, ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { filledForm, previewForm, requestForm, takeForm } from '../../contract.ts';

type Says = Output<typeof previewForm>['says'];

/** The form for whoever answers without the web: out as a spreadsheet or a paper, and back in, first looked at, then whole or not at all. */
export const OfflineForm = ({ requestId, mayTake }: { requestId: string; mayTake: boolean }) => {
  const { t } = useWords();
  return (
    <Section title={t('supply.ask.offline')} lead={t('supply.ask.offline.lead')}>
      <p className="ff-actions">
        {(['xlsx', 'docx', 'pdf'] as const).map((as) => (
          <SaveButton key={as} route={requestForm} input={{ requestId, as }}>
            {t(`supply.ask.offline.${as}`)}
          </SaveButton>
        ))}
      </p>
      {mayTake ? <TakeIn requestId={requestId} /> : null}
    </Section>
  );
};

const TakeIn = ({ requestId }: { requestId: string }) => {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const preview = useAct(previewForm);
  const take = useAct(takeForm);
  const choose = (next: File | null): void => {
    setFile(next);
    preview.reset();
    take.reset();
    if (next) preview.mutate({ input: { requestId, name: next.name }, file: next });
  };
  const { data } = preview;
  return (
    <>
      <FileDrop
        endings={['.xlsx']}
        maxBytes={filledForm.maxBytes}
        label={t('supply.ask.offline.file')}
        file={file}
        onFile={choose}
      />
      {preview.isPending ? <p role="status">{t('web.loading')}</p> : null}
      {preview.error ? <ProblemAlert error={preview.error} /> : null}
      {take.error ? <ProblemAlert error={take.error} /> : null}
      {data && file ? (
        <>
          <FormSays says={data.says} />
          {data.wrong.length > 0 ? (
            <Alert tone="warning" title={t('error.SUPPLY_FORM_WRONG', { count: data.wrong.length })}>
              <p>{t('error.SUPPLY_FORM_WRONG.fix')}</p>
              <Places where={data.wrong} />
            </Alert>
          ) : (
            <div className="ff-form-foot">
              <Button
                kind="main"
                disabled={take.isPending}
                onClick={() =>
                  take.mutate({ input: { requestId, name: file.name }, file }, { onSuccess: () => choose(null) })
                }
              >
                {t('supply.ask.offline.take')}
              </Button>
            </div>
          )}
        </>
      ) : null}
    </>
  );
};

/** What was read, before anything is kept. */
const FormSays = ({ says: { words, corrective, cannot, suppliers, lots } }: { says: Says }) => {
  const { t, number } = useWords();
  const texts = [words, corrective, cannot?.words ?? ''].filter((text) => text !== '');
  return (
    <>
      <h3>{t('supply.ask.offline.says')}</h3>
      {texts.map((text) => (
        <p key={text} className="ff-pre" dir="auto">
          {text}
        </p>
      ))}
      <ul>
        {suppliers.map(({ name, country, material }) => (
          <li key={`${name} ${country} ${material}`} dir="auto">
            {t('supply.ask.answer.supplier', { name, country: country.toUpperCase(), material })}
          </li>
        ))}
        {lots.map(({ lot, quantity, unit }) => (
          <li key={lot} dir="auto">
            {t('supply.ask.answer.lot', { lot, quantity: number(quantity), unit: t(`supply.ask.unit.${unit}`) })}
          </li>
        ))}
      </ul>
    </>
  );
};
