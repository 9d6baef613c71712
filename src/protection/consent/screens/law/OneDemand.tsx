import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { openDemandDetail } from '../../contract.ts';
import { demandTones, disclosePath, lawPath, useConsentWords } from '../words.ts';
import { Counsel } from './Counsel.tsx';
import type { Demand } from './demand.ts';
import { Fill } from './Fill.tsx';

/** One demand: what is still missing before anything may leave, and each thing that was done about it. */
export const Screen = () => {
  const { subjectId, demandId } = usePathParams('subjectId', 'demandId');
  const { t } = useConsentWords();
  const read = useRead(openDemandDetail, { demandId });
  const { data } = read;
  return (
    <Page
      title={data ? t(`consent.demand.kind.${data.kind.replaceAll(' ', '-')}`) : t('consent.demands')}
      neutral
      up={{ to: lawPath(subjectId), label: t('consent.law') }}
      state={
        data ? <StateBadge tone={demandTones[data.state]}>{t(`consent.demand.state.${data.state}`)}</StateBadge> : null
      }
    >
      <Loaded read={read}>{(demand) => <Opened demand={demand} />}</Loaded>
    </Page>
  );
};

const Opened = ({ demand }: { demand: Demand }) => {
  const { t, date } = useConsentWords();
  const mayWrite = useMay('write disclosure') && demand.state === 'open';
  return (
    <>
      {demand.state === 'open' ? <Standing demand={demand} /> : null}
      <Section title={t('consent.demand.about')}>
        <Facts
          facts={[
            { name: t('consent.demand.demandedBy'), value: demand.demandedBy },
            { name: t('consent.demand.matter'), value: demand.matter },
            { name: t('consent.demand.receivedOn'), value: date(demand.receivedOn) },
            ...(demand.dueOn ? [{ name: t('consent.demand.dueOn'), value: date(demand.dueOn) }] : []),
            { name: t('consent.demand.paper'), value: t(demand.document ? 'web.yes' : 'web.no') },
            ...(demand.ending ? [{ name: t('consent.demand.ending'), value: demand.ending }] : []),
          ]}
        />
      </Section>
      <Fill demand={demand} mayWrite={mayWrite} />
      <Counsel demand={demand} />
    </>
  );
};

/** Nothing leaves while anything is missing. Then somebody on the team hands over the fewest fields. */
const Standing = ({ demand }: { demand: Demand }) => {
  const { t } = useConsentWords();
  const mayShare = useMay('share packet');
  if (demand.gaps.length > 0) {
    return (
      <Alert tone="warning" title={t('consent.demand.nothing-leaves')}>
        <ul>
          {demand.gaps.map(({ code, says }) => (
            <li key={code}>{says}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  return (
    <Alert tone="info" title={t('consent.demand.ready')}>
      {mayShare ? <Link to={disclosePath(demand.subjectId, demand.id)}>{t('consent.demand.hand-over')}</Link> : null}
    </Alert>
  );
};
