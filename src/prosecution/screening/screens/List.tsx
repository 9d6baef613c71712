import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { Tabs } from '../../../web/kit/Tabs.tsx';
import { openList, setList, shareList } from '../contract.ts';
import { Diff } from './lists/Diff.tsx';
import { Entries } from './lists/Entries.tsx';
import { Versions } from './lists/Versions.tsx';
import { Outside } from './parts/Consequences.tsx';
import { Measures } from './parts/Measures.tsx';
import { useScreeningWords } from './words.ts';

type List = Output<typeof openList>;

/** One list: where it comes from, how old it is, every version, what changed, who stands on it. */
export const Screen = () => {
  const { t, say } = useScreeningWords();
  const { list } = usePathParams('list');
  const read = useRead(openList, { list });
  return (
    <Page
      title={read.data ? say(read.data.title) : list}
      up={{ to: '/screening/lists', label: t('screening.nav.lists') }}
      whoMaySee={t('screening.lists.who')}
      state={read.data ? <Measures measures={read.data.measures} /> : undefined}
      actions={read.data && !read.data.borrowed ? <Acts list={read.data} /> : undefined}
    >
      <Loaded read={read}>
        {(one) => (
          <>
            {one.stale && one.ageHours !== null ? <Stale list={one} hours={one.ageHours} /> : null}
            <About list={one} />
            <Tabs
              label={say(one.title)}
              tabs={[
                {
                  id: 'versions',
                  label: t('screening.list.versions', { count: one.history.length }),
                  content: () => <Versions list={one} />,
                },
                { id: 'changes', label: t('screening.list.changes'), content: () => <Diff list={one} /> },
                { id: 'entries', label: t('screening.list.entries'), content: () => <Entries list={one.id} /> },
              ]}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Stale = ({ list, hours }: { list: List; hours: number }) => {
  const { t, age } = useScreeningWords();
  return (
    <Alert tone="warning" title={t('screening.stale.line', { age: age(hours), most: age(list.maxAgeHours) })}>
      <p>{t('screening.stale.fix')}</p>
    </Alert>
  );
};

const About = ({ list }: { list: List }) => {
  const { t, age } = useScreeningWords();
  const lines = [
    { name: t('screening.list.publisher'), value: list.publisher },
    { name: t('screening.list.authority'), value: list.authority },
    { name: t('screening.record.legal-basis'), value: list.legalBasis },
    {
      name: t('screening.list.source'),
      value: list.sourceUrl ? <Outside url={list.sourceUrl}>{list.sourceUrl}</Outside> : '',
    },
    { name: t('screening.list.licence'), value: list.licence },
    { name: t('screening.list.max-age'), value: age(list.maxAgeHours) },
    { name: t('screening.list.max-loss'), value: `${list.maxLoss} %` },
    { name: t('screening.lists-used.proven'), value: t(`screening.proven.${list.proven}`) },
    {
      name: t('screening.lists.whose'),
      value: (
        <>
          {t(list.borrowed ? 'screening.lists.borrowed' : 'screening.lists.own')}{' '}
          {list.shared ? <StateBadge tone="going">{t('screening.list.shared')}</StateBadge> : null}
        </>
      ),
    },
  ];
  return <Facts facts={lines.filter(({ value }) => value !== '')} />;
};

const Acts = ({ list }: { list: List }) => {
  const { t, say } = useScreeningWords();
  const [asking, setAsking] = useState<'limits' | 'share' | null>(null);
  const maySet = useMay('write screening-list');
  const mayShare = useMay('share screening-list');
  const share = useAct(shareList);
  const close = (): void => setAsking(null);
  return (
    <>
      {maySet ? (
        <Button icon="settings" onClick={() => setAsking('limits')}>
          {t('screening.list.limits')}
        </Button>
      ) : null}
      {mayShare ? (
        <Button icon="people" onClick={() => setAsking('share')}>
          {t(list.shared ? 'screening.list.close' : 'screening.list.open')}
        </Button>
      ) : null}
      {asking === 'limits' ? (
        <Dialog title={t('screening.list.limits')} onClose={close}>
          <Form
            route={setList}
            words="screening.limits"
            fixed={{ list: list.id }}
            start={{ maxAgeHours: list.maxAgeHours, maxLoss: list.maxLoss }}
            onDone={close}
            onCancel={close}
          />
        </Dialog>
      ) : null}
      {asking === 'share' ? (
        <Confirm
          title={t(list.shared ? 'screening.list.close' : 'screening.list.open')}
          consequence={
            <p>
              {t(list.shared ? 'screening.list.close.says' : 'screening.list.open.says', { list: say(list.title) })}
            </p>
          }
          act={t(list.shared ? 'screening.list.close' : 'screening.list.open')}
          busy={share.isPending}
          error={share.error}
          onConfirm={() => share.mutate({ input: { list: list.id, shared: !list.shared } }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
    </>
  );
};
