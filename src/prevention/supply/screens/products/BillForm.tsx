import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { ProblemError, useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Unsaved } from '../../../../web/kit/form/Unsaved.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { linkChoices, putProduct } from '../../contract.ts';
import type { ProductView } from './Exposure.tsx';

interface Row {
  readonly key: number;
  readonly material: string;
  readonly mass: string;
}

/** A decimal comma is as good as a point. */
const massOf = ({ mass }: Row): number => Number(mass.trim().replace(',', '.') || 'none');

/** What one piece of the product is made of, by mass. */
export const BillForm = ({ product, onClose }: { readonly product: ProductView; readonly onClose: () => void }) => {
  const { t } = useWords();
  const id = useId();
  const read = useRead(linkChoices, {});
  const act = useAct(putProduct);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    product.product.inputs.map(({ material, mass }, key) => ({ key, material, mass: String(mass) })),
  );
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const begun = useRef(JSON.stringify(rows));
  const unsaved = useRef(false);
  unsaved.current = (JSON.stringify(rows) !== begun.current || reason.trim() !== '') && !act.isSuccess;
  const isUnsaved = useCallback(() => unsaved.current, []);
  const close = (): void => (unsaved.current ? setLeaving(true) : onClose());
  useEffect(() => {
    if (act.error) summary.current?.focus();
  }, [act.error]);

  const change = (key: number, part: Partial<Row>): void =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const refusedBy = (material: string): boolean =>
    act.error instanceof ProblemError && act.error.problem.where.some(({ field }) => field === `inputs.${material}`);
  const wrongIn = (row: Row): string | null => {
    if (!tried) return null;
    if (row.material === '' || refusedBy(row.material)) return t('supply.product.form.bill.material.wrong');
    return massOf(row) > 0 ? null : t('supply.product.form.bill.mass.wrong');
  };
  const send = (): void => {
    setTried(true);
    const at = rows.findIndex((row) => row.material === '' || !(massOf(row) > 0));
    const wrong =
      at >= 0 ? `${id}-${rows[at]?.material === '' ? 'material' : 'mass'}-${rows[at]?.key}` : `${id}-reason`;
    if (at >= 0 || reason.trim() === '') {
      document.getElementById(wrong)?.focus();
      return;
    }
    const { material } = product.product;
    act.mutate(
      {
        input: {
          productId: product.id,
          name: product.name,
          ...(material === null ? {} : { material }),
          inputs: rows.map((row) => ({ material: row.material, mass: massOf(row) })),
          reason,
        },
      },
      { onSuccess: onClose },
    );
  };

  return (
    <Dialog title={t('supply.product.form.bill.title', { name: product.name })} onClose={close}>
      <Unsaved isUnsaved={isUnsaved} />
      {leaving ? (
        <Confirm
          title={t('web.unsaved.title')}
          consequence={<p>{t('web.unsaved.consequence')}</p>}
          act={t('web.unsaved.leave')}
          grave
          onConfirm={onClose}
          onClose={() => setLeaving(false)}
        />
      ) : null}
      <p>{t('supply.product.form.bill.lead')}</p>
      <div ref={summary} tabIndex={-1}>
        {act.error ? <ProblemAlert error={act.error} /> : null}
      </div>
      <Loaded read={read}>
        {({ materials }) => (
          <form
            className="ff-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              send();
            }}
          >
            {rows.map((row, i) => {
              const wrong = wrongIn(row);
              const described = wrong ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong-${row.key}` } : {};
              return (
                <fieldset key={row.key} className="usa-fieldset">
                  <legend className="usa-label">{t('supply.product.form.bill.row', { n: i + 1 })}</legend>
                  {wrong ? (
                    <span className="usa-error-message" id={`${id}-wrong-${row.key}`}>
                      {wrong}
                    </span>
                  ) : null}
                  <label className="usa-label" htmlFor={`${id}-material-${row.key}`}>
                    {t('supply.product.form.bill.material')}
                  </label>
                  <select
                    id={`${id}-material-${row.key}`}
                    className="usa-select"
                    value={row.material}
                    {...described}
                    onChange={(event) => change(row.key, { material: event.target.value })}
                  >
                    <option value="">{t('web.form.choose')}</option>
                    {materials.map((one) => (
                      <option key={one.id} value={one.id}>
                        {one.name}
                      </option>
                    ))}
                  </select>
                  <label className="usa-label" htmlFor={`${id}-mass-${row.key}`}>
                    {t('supply.product.form.bill.mass')}
                  </label>
                  <input
                    id={`${id}-mass-${row.key}`}
                    className="usa-input"
                    inputMode="decimal"
                    value={row.mass}
                    {...described}
                    onChange={(event) => change(row.key, { mass: event.target.value })}
                  />
                  <Button kind="quiet" onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}>
                    {t('supply.product.form.bill.remove')}
                    <span className="ff-visually-hidden">: {i + 1}</span>
                  </Button>
                </fieldset>
              );
            })}
            <Button
              onClick={() =>
                setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, material: '', mass: '' }])
              }
            >
              {t('supply.product.form.bill.add')}
            </Button>
            <label className="usa-label" htmlFor={`${id}-reason`}>
              {t('supply.product.form.bill.reason')}
            </label>
            {tried && reason.trim() === '' ? (
              <span className="usa-error-message" id={`${id}-reason-wrong`}>
                {t('supply.product.form.bill.reason.wrong')}
              </span>
            ) : null}
            <input
              id={`${id}-reason`}
              className="usa-input"
              value={reason}
              maxLength={500}
              aria-invalid={tried && reason.trim() === ''}
              {...(tried && reason.trim() === '' ? { 'aria-describedby': `${id}-reason-wrong` } : {})}
              onChange={(event) => setReason(event.target.value)}
            />
            <div className="ff-form-foot">
              <Button type="submit" kind="main" disabled={act.isPending}>
                {t('supply.product.form.bill.submit')}
              </Button>
              <Button kind="quiet" onClick={close}>
                {t('web.cancel')}
              </Button>
            </div>
          </form>
        )}
      </Loaded>
    </Dialog>
  );
};
