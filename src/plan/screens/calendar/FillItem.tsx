import { type FormEvent, useId, useState } from 'react';
import { useAct } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { fillReportItem } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import { daysFrom, isNumber, linesFrom, type Row, rowsFor, rowTrouble } from './fill-rows.ts';
import { type About, type Item, type Line, lineName } from './report-words.ts';

/** Fills an item or a part of it: numbers by name, words, and for durations the days, out of which mean and median are worked out. */
export const FillItem = (props: {
  item: Item;
  about: About;
  part: string | null;
  says: string;
  lines: readonly Line[];
  onDone: () => void;
  onClose: () => void;
}) => {
  const { t } = usePlanWords();
  const { item, part, about } = props;
  const act = useAct(fillReportItem);
  const id = useId();
  const [rows, setRows] = useState(() => rowsFor(item, part, props.lines));
  const [note, setNote] = useState(() => props.lines.find(({ line }) => line === 'note')?.words ?? '');
  const [days, setDays] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const change = (at: number, to: Partial<Row>) =>
    setRows((before) => before.map((row, i) => (i === at ? { ...row, ...to } : row)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = daysFrom(days);
    const trouble = rowTrouble(rows) ?? (said === null ? 'days' : null);
    setWrong(trouble && t(`plan.report.wrong.${trouble}`));
    if (trouble || said === null) return;
    act.mutate(
      {
        input: {
          ...about,
          item: item.item,
          ...(part === null ? {} : { part }),
          lines: linesFrom(rows, note, said.length > 0),
          ...(said.length > 0 ? { days: said } : {}),
        },
      },
      { onSuccess: props.onDone },
    );
  };
  return (
    <Dialog
      wide
      title={t('plan.report.fill', { item: part === null ? item.item : `${item.item}, ${part}` })}
      onClose={props.onClose}
    >
      <p>{props.says}</p>
      {item.by.length > 0 ? <p className="ff-small">{t('plan.report.by', { by: item.by.join(', ') })}</p> : null}
      <form noValidate className="ff-form" onSubmit={submit}>
        {wrong ? (
          <Alert tone="error" live>
            {wrong}
          </Alert>
        ) : null}
        {act.error ? <ProblemAlert error={act.error} /> : null}
        {rows.map((row, i) => (
          <NumberRow key={row.key} row={row} onChange={(to) => change(i, to)} />
        ))}
        <Button
          kind="quiet"
          icon="add"
          onClick={() =>
            setRows((before) => [
              ...before,
              { key: before.length, line: '', value: '', unit: '', named: false, words: null },
            ])
          }
        >
          {t('plan.report.row.add')}
        </Button>
        {item.meanAndMedian && part === null ? (
          <div className="usa-form-group">
            <label className="usa-label" htmlFor={`${id}-days`}>
              {t('plan.report.days-each')} <span className="ff-optional">{t('web.form.optional')}</span>
            </label>
            <div className="usa-hint" id={`${id}-days-hint`}>
              {t('plan.report.days-each.hint')}
            </div>
            <textarea
              id={`${id}-days`}
              className="usa-textarea ff-textarea"
              aria-describedby={`${id}-days-hint`}
              rows={3}
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          </div>
        ) : null}
        <div className="usa-form-group">
          <label className="usa-label" htmlFor={`${id}-note`}>
            {t('plan.report.line.note')} <span className="ff-optional">{t('web.form.optional')}</span>
          </label>
          <div className="usa-hint" id={`${id}-note-hint`}>
            {t('plan.report.note.hint')}
          </div>
          <textarea
            id={`${id}-note`}
            className="usa-textarea ff-textarea"
            aria-describedby={`${id}-note-hint`}
            rows={4}
            maxLength={10_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <div className="ff-form-foot">
          <Button type="submit" kind="main" disabled={act.isPending}>
            {t(act.isPending ? 'web.form.sending' : 'plan.report.save')}
          </Button>
          <Button kind="quiet" onClick={props.onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const NumberRow = ({ row, onChange }: { row: Row; onChange: (to: Partial<Row>) => void }) => {
  const words = usePlanWords();
  const { t } = words;
  const id = useId();
  return (
    <div className="ff-row-of-number">
      {row.named ? null : (
        <div>
          <label className="usa-label" htmlFor={`${id}-line`}>
            {t('plan.report.row.what')}
          </label>
          <input
            id={`${id}-line`}
            className="usa-input"
            maxLength={200}
            value={row.line}
            onChange={(event) => onChange({ line: event.target.value })}
          />
        </div>
      )}
      <div>
        <label className="usa-label" htmlFor={`${id}-value`}>
          {row.named ? lineName(row.line, words) : t('plan.report.number')}
        </label>
        <input
          id={`${id}-value`}
          className="usa-input"
          inputMode="decimal"
          aria-invalid={!isNumber(row.value)}
          value={row.value}
          onChange={(event) => onChange({ value: event.target.value })}
        />
      </div>
      <div>
        <label className="usa-label" htmlFor={`${id}-unit`}>
          {t('plan.report.row.unit')}
          {row.named ? <span className="ff-visually-hidden"> ({lineName(row.line, words)})</span> : null}
        </label>
        <input
          id={`${id}-unit`}
          className="usa-input"
          maxLength={60}
          value={row.unit}
          onChange={(event) => onChange({ unit: event.target.value })}
        />
      </div>
    </div>
  );
};
