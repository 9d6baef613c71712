import { useId, useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { useT } from '../../../../web/kit/words.ts';
import { closeSite, listSites, mergeSites, splitSite, undoSides, undoSite } from '../../contract.ts';
import type { Act, Opened } from './answers.ts';
import { Labelled, sitePath } from './words.tsx';

type Side = (typeof undoSides)[number];

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
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const found = useRead(listSites, { text, limit: 8 }, { enabled: text.trim().length > 1 });
  const others = new Map([
    ...chosen,
    ...(found.data?.rows ?? [])
      .filter((one) => one.id !== site.id)
      .map((one) => [one.id, [one.name, one.address].filter(Boolean).join(', ')] as const),
  ]);
  const turn = (one: string, says: string) => {
    const next = new Map(chosen);
    if (!next.delete(one)) next.set(one, says);
    setChosen(next);
  };
  return (
    <Confirm
      {...useSaid('merge')}
      busy={act.isPending || chosen.size === 0}
      error={act.error}
      onClose={onClose}
      onConfirm={(why) =>
        act.mutate({ input: { siteId: site.id, others: [...chosen.keys()], why } }, { onSuccess: onClose })
      }
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
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Labelled>
          {found.data && others.size === 0 ? <p role="status">{t('supply.site.none')}</p> : null}
          {[...others].map(([one, says]) => (
            <div key={one} className="usa-checkbox">
              <input
                type="checkbox"
                className="usa-checkbox__input"
                id={`${id}-${one}`}
                checked={chosen.has(one)}
                onChange={() => turn(one, says)}
              />
              <label className="usa-checkbox__label" htmlFor={`${id}-${one}`}>
                {says}
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

/** What came while two sites were one has a side each; what is likely is proposed, a person says. */
const Undo = ({ site, onClose }: Props) => {
  const t = useT();
  const act = useAct(undoSite);
  const { undo } = site;
  const [said, setSaid] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = ({ fact, likely }: NonNullable<Opened['undo']>['since'][number]): Side => said[fact] ?? likely;
  const facts = undo?.since ?? [];
  return (
    <Confirm
      {...useSaid('undo')}
      consequence={
        <>
          <p>{t('supply.site.act.undo.then')}</p>
          {undo && facts.length > 0 ? (
            <fieldset className="usa-fieldset">
              <legend>{t('supply.site.act.undo.since')}</legend>
              {facts.map((one) => (
                <Labelled key={one.fact} label={t('supply.site.act.undo.fact', { what: one.what, says: one.says })}>
                  {(field) => (
                    <select
                      id={field}
                      className="usa-select"
                      value={sideOf(one)}
                      onChange={(event) => {
                        const side = undoSides.find((is) => is === event.target.value) ?? one.likely;
                        setSaid({ ...said, [one.fact]: side });
                      }}
                    >
                      <option value="stays">{undo.stays.name}</option>
                      <option value="leaves">{undo.leaves.name}</option>
                      {one.alone ? null : <option value="both">{t('supply.site.act.undo.both')}</option>}
                    </select>
                  )}
                </Labelled>
              ))}
            </fieldset>
          ) : null}
        </>
      }
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={(why) =>
        act.mutate(
          { input: { siteId: site.id, why, since: facts.map((one) => ({ fact: one.fact, side: sideOf(one) })) } },
          { onSuccess: onClose },
        )
      }
    />
  );
};
