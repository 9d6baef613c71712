import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { type Tab, Tabs } from '../../../web/kit/Tabs.tsx';
import { openComputation } from '../contract.ts';
import { WorkForm } from './form/WorkForm.tsx';
import { Sum } from './result/Sum.tsx';
import { Weeks } from './result/Weeks.tsx';
import { Worksheets } from './result/Worksheets.tsx';
import { type ComputationView, paths, useRestitutionWords } from './words.ts';

/** One computation: the sum and its lines, week by week, what was told. */
export const Screen = () => {
  const { survivorId, computationId } = usePathParams('survivorId', 'computationId');
  const { t, moment } = useRestitutionWords();
  const read = useRead(openComputation, { survivorId, computationId }, { placeholderData: (before) => before });
  return (
    <Page
      title={read.data?.title ?? t('restitution.page')}
      neutral
      up={{ to: paths.list(survivorId), label: t('restitution.page') }}
      whoMaySee={t('restitution.who')}
      state={
        read.data ? (
          <span>{t('restitution.version', { version: read.data.version, when: moment(read.data.at) })}</span>
        ) : null
      }
      actions={read.data ? <Worksheets survivorId={survivorId} computationId={computationId} /> : null}
    >
      <Loaded read={read}>{(view) => <Opened survivorId={survivorId} view={view} />}</Loaded>
    </Page>
  );
};

const Opened = ({ survivorId, view }: { survivorId: string; view: ComputationView }) => {
  const { t, language } = useRestitutionWords();
  const { result } = view;
  const start = { id: view.id, title: view.title, version: view.version, work: view.work };
  const tabs: readonly Tab[] = [
    { id: 'sum', label: t('restitution.tab.sum'), content: () => <Sum result={result} /> },
    {
      id: 'weeks',
      label: t('restitution.tab.weeks'),
      content: () => <Weeks survivorId={survivorId} computationId={view.id} weeks={result.weeks} />,
    },
    ...(view.mayWrite
      ? [
          {
            id: 'told',
            label: t('restitution.tab.told'),
            content: () => (
              <WorkForm
                key={view.version}
                survivorId={survivorId}
                start={start}
                exemptions={view.exemptions}
                onKept={() => undefined}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Alert tone="info">
        {result.notice[language]} {result.reviewed ? '' : t('restitution.not-reviewed')}
      </Alert>
      <Tabs label={t('restitution.parts')} tabs={tabs} />
    </>
  );
};
