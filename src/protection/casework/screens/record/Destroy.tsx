import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { destroyRecord, destructionPreview, type RecordClass, recordClasses } from '../../contract.ts';
import { type RecordView, useCaseworkWords } from '../words.ts';

type Preview = Output<typeof destructionPreview>;

/** Destroying a part of the record, or all of it: first a dry run, then the code typed again. A certificate stays. */
export const Destroy = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const [classes, setClasses] = useState<readonly RecordClass[]>([]);
  const [gone, setGone] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const preview = useAct(destructionPreview);
  const chosen = classes.length > 0 ? { classes: [...classes] } : {};
  if (gone) {
    return (
      <Alert tone="success" title={t('casework.destroy.done')} live>
        <p>
          <Link to="/casework/keeping" search={{ certificate: gone }}>
            {t('casework.certificate')}
          </Link>
        </p>
      </Alert>
    );
  }
  return (
    <Section title={t('casework.destroy')} lead={t('casework.destroy.lead')}>
      <fieldset className="usa-fieldset ff-row-of-choices">
        <legend>{t('casework.destroy.which')}</legend>
        {recordClasses.map((one) => (
          <div className="usa-checkbox" key={one}>
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id={`destroy-${one}`}
              checked={classes.includes(one)}
              onChange={() => {
                preview.reset();
                setClasses(classes.includes(one) ? classes.filter((other) => other !== one) : [...classes, one]);
              }}
            />
            <label className="usa-checkbox__label" htmlFor={`destroy-${one}`}>
              {t(`casework.class.${one}`)}
            </label>
          </div>
        ))}
      </fieldset>
      <Button
        className="ff-way-in"
        disabled={preview.isPending}
        onClick={() => preview.mutate({ input: { survivorId: record.id, ...chosen } })}
      >
        {t('casework.destroy.try')}
      </Button>
      {preview.error ? <ProblemAlert error={preview.error} /> : null}
      {preview.data ? <DryRun preview={preview.data} whole={classes.length === 0} onGo={() => setSure(true)} /> : null}
      {sure ? (
        <Dialog title={t('casework.destroy.sure')} onClose={() => setSure(false)}>
          <p className="ff-consequence">{t('casework.destroy.consequence')}</p>
          <Form
            route={destroyRecord}
            words="casework.form.destroy"
            fixed={{ survivorId: record.id, ...chosen }}
            ask={['reason', 'code']}
            fields={{ code: { autoComplete: 'off', hint: t('casework.destroy.type', { code: record.code }) } }}
            also={['consent']}
            onDone={({ certificate }) => {
              setSure(false);
              setGone(certificate);
            }}
            onCancel={() => setSure(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};

const DryRun = ({ preview, whole, onGo }: { preview: Preview; whole: boolean; onGo: () => void }) => {
  const { t, number } = useCaseworkWords();
  const counts = Object.entries(preview.counts).filter(([, count]) => count > 0);
  return (
    <div role="status">
      <h3>{t(whole ? 'casework.destroy.all' : 'casework.destroy.part')}</h3>
      {counts.length === 0 ? <p>{t('casework.destroy.nothing')}</p> : null}
      <Facts
        facts={counts.map(([kind, count]) => ({ name: t(`casework.destroy.count.${kind}`), value: number(count) }))}
      />
      {preview.held ? <Alert tone="warning">{t('casework.destroy.held')}</Alert> : null}
      {preview.caseOpen && whole ? <Alert tone="info">{t('casework.destroy.case-open')}</Alert> : null}
      {counts.length > 0 && !preview.held ? (
        <Button kind="grave" onClick={onGo}>
          {t('casework.destroy.go')}
        </Button>
      ) : null}
    </div>
  );
};
