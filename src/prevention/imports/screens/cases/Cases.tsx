import { lazy, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { caseCalendar, listCases } from '../../cases/contract.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type CaseRow, caseSentence, caseTone } from './words.ts';

const StartForm = lazy(() => import('./Forms.tsx').then(({ StartForm: part }) => ({ default: part })));

/** The shipments that are held, the one whose clock ends first on top. */
export const Screen = () => {
  const { t } = useWords();
  const go = useGo();
  const mayWrite = useMay('write supply');
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <Page
      title={t('imports.nav.detentions')}
      whoMaySee={t('imports.who')}
      lead={<p>{t('imports.case.screen.lead')}</p>}
      actions={
        <>
          {mayWrite ? (
            <Button kind="main" icon="add" onClick={() => setOpen(true)}>
              {t('imports.case.screen.start')}
            </Button>
          ) : null}
          <SaveButton route={caseCalendar} input={{}}>
            {t('imports.case.screen.calendar')}
          </SaveButton>
        </>
      }
    >
      <Loaded read={useRead(listCases, {})}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="check" title={t('imports.case.screen.none')}>
              <p>{t('imports.case.screen.none.says')}</p>
            </EmptyState>
          ) : (
            <ul className="ff-rows">
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className="ff-small">{t('imports.case.notice')}</p>
      {open ? (
        <FormDialog title={t('imports.case.screen.start')} onClose={close} wide>
          <StartForm onDone={(id) => go(`/imports/detentions/${id}`)} onCancel={close} />
        </FormDialog>
      ) : null}
    </Page>
  );
};

const Row = ({ row }: { row: CaseRow }) => {
  const words = useWords();
  const { t } = words;
  return (
    <li>
      <div>
        <Link to={`/imports/detentions/${row.id}`}>{row.title}</Link>{' '}
        <StateBadge tone={caseTone(row)}>{t(`imports.case.screen.state.${row.state}`)}</StateBadge>
        <p>{caseSentence(row, words)}</p>
        <p className="ff-small">
          {t('imports.case.screen.row', {
            kind: t(`imports.case.screen.kind.${row.kind}`),
            port: row.port,
            open: row.tasksOpen,
            late: row.tasksLate,
          })}
        </p>
      </div>
    </li>
  );
};
