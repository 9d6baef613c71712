import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { useT } from '../../../web/kit/words.ts';
import { listAgreements, listRounds, seeNode } from '../contract.ts';
import { OwnKey } from './OwnKey.tsx';
import { TakeFile } from './TakeFile.tsx';
import { agreementTones, paths, roundTones } from './words.ts';

type Agreement = Output<typeof listAgreements>['agreements'][number];
type Round = Output<typeof listRounds>['rounds'][number];

/** What is agreed, what runs, and what a partner has sent. */
export const Screen = () => {
  const t = useT();
  const may = useMay('write matching');
  const agreements = useTableView({}, 'a');
  const rounds = useTableView({}, 'r');
  const node = useRead(seeNode, {});
  const agreed = useRead(listAgreements, {});
  const running = useRead(listRounds, {});
  return (
    <Page
      title={t('matching.nav.desk')}
      whoMaySee={t('matching.who')}
      lead={<p>{t('matching.desk.lead')}</p>}
      actions={
        may ? (
          <Link to="/matching/agreements/new" className="usa-button">
            {t('matching.agreement.new')}
          </Link>
        ) : null
      }
    >
      {may ? (
        <Section title={t('matching.take.title')}>
          <TakeFile />
        </Section>
      ) : null}
      <Section title={t('matching.rounds')}>
        <Loaded read={running}>
          {({ rounds: rows }) => (
            <DataTable<Round>
              caption={t('matching.rounds')}
              name="rounds"
              view={rounds}
              rows={rows}
              rowId={({ id }) => id}
              columns={[
                {
                  id: 'opened',
                  header: t('matching.round.opened'),
                  kind: 'moment',
                  namesRow: true,
                  value: ({ openedAt }) => openedAt,
                },
                {
                  id: 'stage',
                  header: t('matching.round.stage'),
                  value: ({ stage }) => t(`matching.stage.${stage}`),
                  cell: ({ id, stage }) => (
                    <Link to={paths.round(id)}>
                      <StateBadge tone={roundTones[stage]}>{t(`matching.stage.${stage}`)}</StateBadge>
                    </Link>
                  ),
                },
                { id: 'role', header: t('matching.round.role'), value: ({ role }) => t(`matching.role.${role}`) },
                {
                  id: 'entered',
                  header: t('matching.round.entered'),
                  kind: 'number',
                  value: ({ counts }) => counts.entered,
                },
              ]}
              empty={
                <EmptyState icon="connect" title={t('matching.rounds.none')}>
                  <p>{t('matching.rounds.none.says')}</p>
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
      <Section title={t('matching.agreements')}>
        <Loaded read={agreed}>
          {({ agreements: rows }) => (
            <DataTable<Agreement>
              caption={t('matching.agreements')}
              name="agreements"
              view={agreements}
              rows={rows}
              rowId={({ terms }) => terms.id}
              columns={[
                {
                  id: 'title',
                  header: t('matching.agreement.title'),
                  namesRow: true,
                  value: ({ terms }) => terms.title,
                  cell: ({ terms }) => <Link to={paths.agreement(terms.id)}>{terms.title}</Link>,
                },
                {
                  id: 'state',
                  header: t('matching.round.stage'),
                  value: ({ state }) => t(`matching.agreement.state.${state}`),
                  cell: ({ state }) => (
                    <StateBadge tone={agreementTones[state]}>{t(`matching.agreement.state.${state}`)}</StateBadge>
                  ),
                },
                { id: 'until', header: t('matching.agreement.until'), kind: 'date', value: ({ terms }) => terms.until },
                {
                  id: 'left',
                  header: t('matching.agreement.left'),
                  kind: 'number',
                  value: ({ roundsLeft }) => roundsLeft,
                },
              ]}
              empty={
                <EmptyState icon="file" title={t('matching.agreements.none')}>
                  <p>{t('matching.agreements.none.says')}</p>
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
      <Section title={t('matching.key')}>
        <Loaded read={node}>{(read) => <OwnKey node={read.node} />}</Loaded>
        <p>
          <Link to="/matching/partners">{t('matching.partners.open')}</Link>
        </p>
      </Section>
    </Page>
  );
};
