import { useId, useState } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { recordObservation, setTarget } from '../../contract.ts';
import { useParts } from '../use-parts.ts';
import { usePlanWords } from '../words.ts';
import type { IndicatorView } from './measure-words.ts';

interface RecordProps {
  readonly planId: string;
  readonly indicator: IndicatorView['indicator'];
  readonly onClose: () => void;
}

/** Records a value for a period, or sets what is wanted. */
export const RecordNumber = ({ what, planId, indicator, onClose }: RecordProps & { what: 'number' | 'target' }) => {
  const { t } = usePlanWords();
  return (
    <Dialog title={t(what === 'number' ? 'plan.numbers.record' : 'plan.numbers.target.set')} onClose={onClose}>
      {what === 'number' ? (
        <Observation planId={planId} indicator={indicator} onClose={onClose} />
      ) : (
        <Form
          route={setTarget}
          words="plan.form.target"
          fixed={{ planId, indicatorId: indicator.id }}
          fields={{ source: { as: 'line' } }}
          onDone={onClose}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
};

const Observation = ({ planId, indicator, onClose }: RecordProps) => {
  const { agencies } = useParts(planId);
  const id = useId();
  const [parts, setParts] = useState<Readonly<Record<string, string>>>({});
  const dims = Object.fromEntries(Object.entries(parts).filter(([, value]) => value.trim() !== ''));
  return (
    <Form
      route={recordObservation}
      words="plan.form.observation"
      fixed={{ planId, indicatorId: indicator.id, dims }}
      ask={['period', 'value', 'flag', 'agency', 'source', 'why']}
      fields={{
        flag: { as: 'select' },
        agency: { as: 'select', options: agencies },
        source: { as: 'line' },
        why: { rows: 2 },
      }}
      onDone={onClose}
      onCancel={onClose}
    >
      {indicator.disaggregations.map((name, i) => (
        <div className="usa-form-group" key={name}>
          <label className="usa-label" htmlFor={`${id}-${i}`}>
            <PartLabel name={name} />
          </label>
          <input
            id={`${id}-${i}`}
            className="usa-input"
            maxLength={200}
            value={parts[name] ?? ''}
            onChange={(event) => setParts((before) => ({ ...before, [name]: event.target.value }))}
          />
        </div>
      ))}
    </Form>
  );
};

const PartLabel = ({ name }: { name: string }) => {
  const { t } = usePlanWords();
  return (
    <>
      {t('plan.form.observation.part', { name })} <span className="ff-optional">{t('web.form.optional')}</span>
    </>
  );
};
