import { useId, useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { addIndicator, editIndicator } from '../../contract.ts';
import { useParts } from '../use-parts.ts';
import { usePlanWords } from '../words.ts';
import type { IndicatorView } from './measure-words.ts';

type Indicator = IndicatorView['indicator'];

const asked = [
  'titleEn',
  'titleEs',
  'nodeId',
  'unit',
  'kind',
  'direction',
  'aggregation',
  'definition',
  'disaggregations',
  'accuracy',
  'limitations',
  'verification',
  'source',
] as const;

/** Adds an indicator, or changes what one says of itself. */
export const IndicatorForm = (props: {
  planId: string;
  indicator: Indicator | null;
  onDone: (saved: Output<typeof addIndicator>) => void;
  onClose: () => void;
}) => {
  const { t } = usePlanWords();
  const { planId, indicator, onDone, onClose } = props;
  const { parts } = useParts(planId);
  const [period, setPeriod] = useState(indicator?.baseline?.period ?? '');
  const [value, setValue] = useState(indicator?.baseline ? String(indicator.baseline.value) : '');
  const whole = period.trim() !== '' && value.trim() !== '' && Number.isFinite(Number(value));
  const baseline = whole ? { baseline: { period: period.trim(), value: Number(value) } } : {};
  const fields = {
    nodeId: { as: 'select', options: parts },
    kind: { as: 'select' },
    definition: { rows: 3 },
    accuracy: { rows: 2 },
    limitations: { rows: 2 },
    verification: { rows: 2 },
    disaggregations: { rows: 2 },
    source: { as: 'line' },
  } as const;
  const base = <Baseline period={period} value={value} setPeriod={setPeriod} setValue={setValue} whole={whole} />;
  return (
    <Dialog wide title={t(indicator ? 'plan.numbers.edit' : 'plan.numbers.add')} onClose={onClose}>
      {indicator ? (
        <Form
          route={editIndicator}
          words="plan.form.indicator"
          fixed={{ planId, indicatorId: indicator.id, ...baseline }}
          ask={asked}
          fields={fields}
          start={{
            titleEn: indicator.title.en,
            titleEs: indicator.title.es,
            nodeId: indicator.nodeId,
            unit: indicator.unit,
            kind: indicator.kind,
            direction: indicator.direction,
            aggregation: indicator.aggregation,
            definition: indicator.definition,
            disaggregations: indicator.disaggregations,
            accuracy: indicator.accuracy,
            limitations: indicator.limitations,
            verification: indicator.verification,
            source: indicator.source?.cite,
          }}
          onDone={onDone}
          onCancel={onClose}
        >
          {base}
        </Form>
      ) : (
        <Form
          route={addIndicator}
          words="plan.form.indicator"
          fixed={{ planId, ...baseline }}
          ask={['id', ...asked]}
          fields={fields}
          onDone={onDone}
          onCancel={onClose}
        >
          {base}
        </Form>
      )}
    </Dialog>
  );
};

/** The number from which progress is counted: a period and a value, or neither. */
const Baseline = (props: {
  period: string;
  value: string;
  setPeriod: (text: string) => void;
  setValue: (text: string) => void;
  whole: boolean;
}) => {
  const { t } = usePlanWords();
  const id = useId();
  const half = !props.whole && (props.period.trim() !== '' || props.value.trim() !== '');
  return (
    <fieldset className="usa-fieldset usa-form-group">
      <legend className="usa-label">
        {t('plan.form.indicator.baseline')} <span className="ff-optional">{t('web.form.optional')}</span>
      </legend>
      <div className="usa-hint" id={`${id}-hint`}>
        {t('plan.form.indicator.baseline.hint')}
      </div>
      <div className="ff-row-of-number">
        <div>
          <label className="usa-label" htmlFor={`${id}-period`}>
            {t('plan.form.indicator.baseline.period')}
          </label>
          <input
            id={`${id}-period`}
            className="usa-input"
            maxLength={60}
            value={props.period}
            onChange={(event) => props.setPeriod(event.target.value)}
          />
        </div>
        <div>
          <label className="usa-label" htmlFor={`${id}-value`}>
            {t('plan.form.indicator.baseline.value')}
          </label>
          <input
            id={`${id}-value`}
            className="usa-input"
            inputMode="decimal"
            value={props.value}
            onChange={(event) => props.setValue(event.target.value)}
          />
        </div>
      </div>
      {half ? (
        <span className="usa-error-message" role="status">
          {t('plan.form.indicator.baseline.half')}
        </span>
      ) : null}
    </fieldset>
  );
};
