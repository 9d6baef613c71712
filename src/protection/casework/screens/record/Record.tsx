import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { type Tab, Tabs } from '../../../../web/kit/Tabs.tsx';
import { openRecord } from '../../contract.ts';
import { calledOf, type RecordView, recordPath, releasesPath, talkPath, useCaseworkWords } from '../words.ts';
import { Care } from './Care.tsx';
import { Documents } from './Documents.tsx';
import { EmergencyClock } from './EmergencyClock.tsx';
import { Household } from './Household.tsx';
import { Now } from './Now.tsx';
import { ReachNow } from './ReachNow.tsx';
import { Safety } from './Safety.tsx';
import { Told } from './Told.tsx';
import { Work } from './Work.tsx';

/** One survivor's record: how she may be reached now stands on top, whatever else is open. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t } = useCaseworkWords();
  const read = useRead(openRecord, { survivorId });
  const { data } = read;
  return (
    <Page
      title={data ? calledOf(data) : t('casework.record')}
      neutral
      up={{ to: '/caseload', label: t('casework.nav.caseload') }}
      {...(data ? { whoMaySee: whoMaySee(data, t), state: <RecordState record={data} /> } : {})}
      actions={data ? <Actions record={data} /> : null}
    >
      <Loaded read={read}>{(record) => <Opened record={record} />}</Loaded>
    </Page>
  );
};

const whoMaySee = (record: RecordView, t: ReturnType<typeof useCaseworkWords>['t']): string =>
  t(`casework.record.who.${record.shield}`, { team: record.team.length });

const RecordState = ({ record }: { record: RecordView }) => {
  const { t, date } = useCaseworkWords();
  const open = record.cases.find((one) => one.closedOn === null);
  return (
    <>
      <span>{t('casework.code', { code: record.code })}</span>
      <StateBadge tone={open ? 'going' : 'stopped'}>
        {open ? t('casework.state.open-since', { day: date(open.openedOn) }) : t('casework.state.no-case')}
      </StateBadge>
      {record.shield === 'open' ? null : (
        <StateBadge tone="plain" icon="lock">
          {t(`casework.shield.${record.shield}`)}
        </StateBadge>
      )}
      {record.hold ? <StateBadge tone="plain">{t('casework.hold')}</StateBadge> : null}
      {record.relation === 'supervision' ? (
        <StateBadge tone="plain">{t('casework.relation.supervision')}</StateBadge>
      ) : null}
    </>
  );
};

const Actions = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const mayRelease = useMay('read release');
  const mayRefer = useMay('write referral');
  return (
    <>
      {record.mayWrite ? (
        <Link to={talkPath(record.id)} className="usa-button ff-button">
          {t('casework.talk')}
        </Link>
      ) : null}
      {mayRelease && record.relation !== 'emergency' ? (
        <Link to={releasesPath(record.id)} className="usa-button usa-button--outline ff-button">
          {t('casework.sharing')}
        </Link>
      ) : null}
      {record.classes.includes('legal') && record.relation !== 'emergency' ? (
        <Link to={`${recordPath(record.id)}/relief`} className="usa-button usa-button--outline ff-button">
          {t('casework.relief')}
        </Link>
      ) : null}
      {record.classes.includes('financial') && record.relation !== 'emergency' ? (
        <Link to={`${recordPath(record.id)}/restitution`} className="usa-button usa-button--outline ff-button">
          {t('casework.restitution')}
        </Link>
      ) : null}
      {mayRefer && record.mayWrite ? (
        <Link to={`/caseload/${record.id}/refer`} className="usa-button usa-button--outline ff-button">
          {t('casework.refer')}
        </Link>
      ) : null}
      {record.relation === 'caseload' ? (
        <Link to={`${recordPath(record.id)}/own`} className="usa-button usa-button--outline ff-button">
          {t('casework.own')}
        </Link>
      ) : null}
    </>
  );
};

const Opened = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const tabs: readonly Tab[] = [
    { id: 'now', label: t('casework.tab.now'), content: () => <Now record={record} /> },
    { id: 'told', label: t('casework.tab.told'), content: () => <Told record={record} /> },
    { id: 'work', label: t('casework.tab.work'), content: () => <Work record={record} /> },
    ...(record.classes.includes('safety')
      ? [{ id: 'safety', label: t('casework.tab.safety'), content: () => <Safety record={record} /> }]
      : []),
    ...(record.classes.includes('identity')
      ? [{ id: 'family', label: t('casework.tab.family'), content: () => <Household record={record} /> }]
      : []),
    { id: 'papers', label: t('casework.tab.papers'), content: () => <Documents record={record} /> },
    { id: 'care', label: t('casework.tab.care'), content: () => <Care record={record} /> },
  ];
  return (
    <>
      {record.banner ? <EmergencyClock banner={record.banner} /> : null}
      {record.shield === 'closed' ? <Alert tone="info">{t('casework.record.closed')}</Alert> : null}
      {record.classes.includes('safety') ? <ReachNow record={record} /> : null}
      <Tabs label={t('casework.record.parts')} tabs={tabs} />
    </>
  );
};
