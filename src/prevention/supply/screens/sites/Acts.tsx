import { useId, useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { useT } from '../../../../web/kit/words.ts';
import { closeSite, listSites, mergeSites, splitSite, undoSite } from '../../contract.ts';
import type { Act, Opened } from './answers.ts';
import { Labelled, sitePath } from './words.tsx';

interface Props {
  readonly site: Opened;
  readonly onClose: () => void;
}

/** What can be done with a site: each says what follows from it and asks why. */
export const Acts = ({ act, ...props }: Props & { act: Act }) => {
  if (act === 'merge') return <Merge {...props} />;
  if (act === 'split') return <Split {...props} />;
  if (act === 'undo') return <Undo {...props} />;
  return <Close {...props} closed={act === 'close'} />;
};

const useSaid = (act: Act) => {
  const t = useT();
  return {
    title: t(`supply.site.act.${act}`),
    act: t(`supply.site.act.${act}`),
    reason: { label: t('supply.site.why') },
  };
};

const Merge = ({ site, onClose }: Props) => {
  const t = useT();
  const id = useId();
  const act = useAct(mergeSites);
  const [text, setText] = useState('');
  const [other, setOther] = useState<string | null>(null);
  const found = useRead(listSites, { text, limit: 8 }, { enabled: text.trim().length > 1 });
  const others = found.data?.rows.filter((one) => one.id !== site.id) ?? [];
  return (
    <Confirm
      {...useSaid('merge')}
      busy={act.isPending || other === null}
      error={act.error}
      onClose={onClose}
      onConfirm={(why) => {
        if (other !== null) act.mutate({ input: { siteId: site.id, other, why } }, { onSuccess: onClose });
      }}
      consequence={
        <>
          <p>{t('supply.site.act.merge.then', { name: site.name })}</p>
          <Labelled label={t('supply.site.act.merge.other')}>
            {(field) => (
              <input
                id={field}
                className="usa-input"
                maxLength={200}
                value={text}
                onChange={(event) => {
                  setText(event.target.value);
                  setOther(null);
                }}
              />
            )}
          </Labelled>
          {found.data && others.length === 0 ? <p role="status">{t('supply.site.none')}</p> : null}
          {others.map((one) => (
            <div key={one.id} className="usa-radio">
              <input
                type="radio"
                className="usa-radio__input"
                id={`${id}-${one.id}`}
                name={id}
                checked={other === one.id}
                onChange={() => setOther(one.id)}
              />
              <label className="usa-radio__label" htmlFor={`${id}-${one.id}`}>
                {[one.name, one.address].filter(Boolean).join(', ')}
              </label>
            </div>
          ))}
        </>
      }
    />
  );
};

const Split = ({ site, onClose }: Props) => {
  const t = useT();
  const id = useId();
  const go = useGo();
  const act = useAct(splitSite);
  const [leave, setLeave] = useState<readonly string[]>([]);
  const turn = (one: string) => setLeave(leave.includes(one) ? leave.filter((is) => is !== one) : [...leave, one]);
  return (
    <Confirm
      {...useSaid('split')}
      busy={act.isPending || leave.length === 0 || leave.length === site.suppliers.length}
      error={act.error}
      onClose={onClose}
      onConfirm={(why) =>
        act.mutate(
          { input: { siteId: site.id, suppliers: [...leave], why } },
          {
            onSuccess: (done) => {
              onClose();
              go(sitePath(done.siteId));
            },
          },
        )
      }
      consequence={
        <>
          <p>{t('supply.site.act.split.then')}</p>
          <fieldset className="usa-fieldset">
            <legend>{t('supply.site.act.split.who')}</legend>
            {site.suppliers.map(({ id: supplier, name, address }) => (
              <div key={supplier} className="usa-checkbox">
                <input
                  type="checkbox"
                  className="usa-checkbox__input"
                  id={`${id}-${supplier}`}
                  checked={leave.includes(supplier)}
                  onChange={() => turn(supplier)}
                />
                <label className="usa-checkbox__label" htmlFor={`${id}-${supplier}`}>
                  {[name, address].filter(Boolean).join(', ')}
                </label>
              </div>
            ))}
          </fieldset>
        </>
      }
    />
  );
};

const Close = ({ site, closed, onClose }: Props & { closed: boolean }) => {
  const t = useT();
  const act = useAct(closeSite);
  return (
    <Confirm
      {...useSaid(closed ? 'close' : 'open')}
      consequence={<p>{t(closed ? 'supply.site.act.close.then' : 'supply.site.act.open.then')}</p>}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={(why) => act.mutate({ input: { siteId: site.id, closed, why } }, { onSuccess: onClose })}
    />
  );
};

const Undo = ({ site, onClose }: Props) => {
  const t = useT();
  const act = useAct(undoSite);
  return (
    <Confirm
      {...useSaid('undo')}
      consequence={<p>{t('supply.site.act.undo.then')}</p>}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={(why) => act.mutate({ input: { siteId: site.id, why } }, { onSuccess: onClose })}
    />
  );
};
