import { lazy, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { listAllegations } from '../../allegations/contract.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type AllegationRow, stateTones } from './words.ts';

const StartForm = lazy(() => import('./ContentForms.tsx').then(({ StartForm: part }) => ({ default: part })));

/** The allegations of the own organisation, each with what it still lacks. */
export const Screen = () => {
  const { t } = useWords();
  const go = useGo();
  const mayWrite = useMay('write allegation');
  const [open, setOpen] = useState(false);
  return (
    <Page
      title={t('imports.nav.allegations')}
      whoMaySee={t('imports.allegation.screen.who')}
      lead={<p>{t('imports.allegation.screen.lead')}</p>}
      actions={
        mayWrite ? (
          <Button kind="main" icon="add" onClick={() => setOpen(true)}>
            {t('imports.allegation.screen.start')}
          </Button>
        ) : null
      }
    >
      <Alert title={t('imports.allegation.screen.never')} />
      <Loaded read={useRead(listAllegations, {})}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="check" title={t('imports.allegation.screen.none')} />
          ) : (
            <ul className="ff-rows">
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className="ff-small">{t('imports.allegation.notice')}</p>
      {open ? (
        <FormDialog title={t('imports.allegation.screen.start')} onClose={() => setOpen(false)}>
          <StartForm onDone={(id) => go(`/imports/allegations/${id}`)} />
        </FormDialog>
      ) : null}
    </Page>
  );
};

const Row = ({ row }: { row: AllegationRow }) => {
  const { t, moment } = useWords();
  return (
    <li>
      <div>
        <Link to={`/imports/allegations/${row.id}`}>{row.title}</Link>{' '}
        <StateBadge tone={stateTones[row.state]}>{t(`imports.allegation.screen.state.${row.state}`)}</StateBadge>
        <p>
          {row.lacks.length > 0
            ? t('imports.allegation.screen.lacks-first', {
                count: row.lacks.length,
                what: t(`imports.allegation.lack.${row.lacks[0]?.what ?? 'fact'}`),
              })
            : t(`imports.allegation.screen.next.${row.state}`)}
        </p>
        <p className="ff-small">
          {t('imports.allegation.screen.row', {
            facts: row.facts,
            events: row.events,
            by: row.changedBy,
            at: moment(row.changedAt),
          })}
        </p>
      </div>
    </li>
  );
};
