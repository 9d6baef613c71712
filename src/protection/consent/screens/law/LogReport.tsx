import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { listReportDuties, logReport } from '../../contract.ts';
import { ChooseFields } from '../release/ChooseFields.tsx';
import { useConsentWords } from '../words.ts';

/** A report that the law demands: under which law, to whom, and exactly what was told. */
export const LogReport = ({ subjectId }: { subjectId: string }) => {
  const { t } = useConsentWords();
  const [writing, setWriting] = useState(false);
  const [logged, setLogged] = useState<string | null>(null);
  return (
    <Section
      title={t('consent.report')}
      lead={t('consent.report.lead')}
      aside={writing ? null : <Button onClick={() => setWriting(true)}>{t('consent.report.add')}</Button>}
    >
      <p>
        <Link to="/sharing-rules">{t('consent.report.rules')}</Link>
      </p>
      {logged ? (
        <Alert tone="success" live>
          {t('consent.report.logged', { cite: logged })}
        </Alert>
      ) : null}
      {writing ? (
        <Writing
          subjectId={subjectId}
          onDone={(cite) => {
            setLogged(cite);
            setWriting(false);
          }}
          onCancel={() => setWriting(false)}
        />
      ) : null}
    </Section>
  );
};

const Writing = (props: { subjectId: string; onDone: (cite: string) => void; onCancel: () => void }) => {
  const { t, say, language } = useConsentWords();
  const read = useRead(listReportDuties, {}, { staleTime: Number.POSITIVE_INFINITY });
  const [fields, setFields] = useState<readonly string[]>([]);
  return (
    <Loaded read={read}>
      {({ duties }) => (
        <Form
          route={logReport}
          words="consent.form-report"
          fixed={{ subjectId: props.subjectId, fields: [...fields] }}
          ask={['dutyId', 'reporterIsBound', 'reportedAt', 'to', 'by', 'said']}
          fields={{
            dutyId: {
              as: 'select',
              options: duties
                .map(({ id, title, cite }) => ({ value: id, label: `${say(title)} (${cite})` }))
                .sort((a, b) => a.label.localeCompare(b.label, language)),
            },
            reporterIsBound: { hint: t('consent.form-report.reporterIsBound.hint') },
            to: { autoComplete: 'off' },
            by: { autoComplete: 'off' },
            said: { rows: 4, autoComplete: 'off' },
          }}
          onDone={({ cite }) => props.onDone(cite)}
          onCancel={props.onCancel}
        >
          <h3>{t('consent.report.fields')}</h3>
          <ChooseFields least={[]} chosen={fields} onChoose={setFields} byLaw />
        </Form>
      )}
    </Loaded>
  );
};
