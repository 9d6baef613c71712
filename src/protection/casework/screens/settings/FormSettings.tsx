import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge, Tag } from '../../../../web/kit/StateBadge.tsx';
import { formSettings, setFormField } from '../../contract.ts';
import { useCaseworkWords, useCodes } from '../words.ts';
import { Interpreters } from './Interpreters.tsx';
import { keptOf, type Setting } from './kept.ts';
import { Wording } from './Wording.tsx';

/** What the form asks, and which service or report needs it. What nothing needs is asked of nobody. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const read = useRead(formSettings, {});
  return (
    <Page title={t('casework.nav.settings')} lead={<p>{t('casework.settings.lead')}</p>}>
      <Loaded read={read}>
        {({ fields }) => (
          <>
            <Fields title={t('casework.settings.asked')} fields={fields.filter(({ asked }) => asked)} />
            <Fields title={t('casework.settings.off')} fields={fields.filter(({ asked }) => !asked)} />
          </>
        )}
      </Loaded>
      <Interpreters />
    </Page>
  );
};

const Fields = ({ title, fields }: { title: string; fields: readonly Setting[] }) => {
  const { t, say, moment } = useCaseworkWords();
  const [wording, setWording] = useState<Setting | null>(null);
  const { fields: catalogue, label } = useCodes();
  const act = useAct(setFormField);
  const [turningOn, setTurningOn] = useState<Setting | null>(null);
  const needsOf = (id: string): readonly string[] => {
    const needs = catalogue.find((field) => field.id === id)?.needs;
    return needs ? [...needs.services, ...needs.reports] : [];
  };
  const needName = (need: string): string => {
    const service = label('service-type', need);
    return service === need ? need.toUpperCase() : service;
  };
  const set = (setting: Setting, asked: boolean, need?: string): void =>
    act.mutate(
      { input: { ...keptOf(setting), asked, ...(need ? { need } : {}) } },
      { onSuccess: () => setTurningOn(null) },
    );
  return (
    <Section title={`${title} (${fields.length})`}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <ul className="ff-rows">
        {fields.map((setting) => (
          <li key={setting.field}>
            <span>
              <b>{say(setting.label ?? setting.title)}</b> <Tag>{t(`casework.class.${setting.dataClass}`)}</Tag>{' '}
              {setting.need ? (
                <StateBadge tone="plain">{t('casework.settings.for', { need: needName(setting.need) })}</StateBadge>
              ) : null}
              {setting.changedAt ? (
                <span className="ff-line ff-small">
                  {t('casework.settings.version', { at: moment(setting.changedAt) })}
                </span>
              ) : null}
            </span>
            <span className="ff-buttons">
              {setting.asked ? (
                <Button
                  kind="quiet"
                  aria-label={t('casework.settings.word-of', { field: say(setting.title) })}
                  onClick={() => setWording(setting)}
                >
                  {t('casework.settings.word')}
                </Button>
              ) : null}
              <Button
                kind="quiet"
                aria-label={t(setting.asked ? 'casework.settings.turn-off-of' : 'casework.settings.turn-on-of', {
                  field: say(setting.title),
                })}
                disabled={act.isPending}
                onClick={() => {
                  if (setting.asked) set(setting, false);
                  else if (setting.byDefault) set(setting, true);
                  else setTurningOn(setting);
                }}
              >
                {t(setting.asked ? 'casework.settings.turn-off' : 'casework.settings.turn-on')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {wording ? <Wording setting={wording} onClose={() => setWording(null)} /> : null}
      {turningOn ? (
        <Dialog title={say(turningOn.title)} onClose={() => setTurningOn(null)}>
          <p>{t('casework.settings.need')}</p>
          <div className="ff-buttons">
            {needsOf(turningOn.field).map((need) => (
              <Button key={need} disabled={act.isPending} onClick={() => set(turningOn, true, need)}>
                {needName(need)}
              </Button>
            ))}
          </div>
        </Dialog>
      ) : null}
    </Section>
  );
};
