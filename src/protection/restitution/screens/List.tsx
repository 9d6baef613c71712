import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { listComputations } from '../contract.ts';
import { paths, useRestitutionWords } from './words.ts';

/** What was worked out of what she is owed. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t, dollars, moment } = useRestitutionWords();
  const read = useRead(listComputations, { survivorId });
  return (
    <Page
      title={t('restitution.page')}
      neutral
      up={{ to: `/caseload/${survivorId}`, label: t('restitution.up') }}
      whoMaySee={t('restitution.who')}
      lead={t('restitution.lead')}
      actions={
        read.data?.mayWrite ? (
          <Link to={paths.fresh(survivorId)} className="usa-button ff-button">
            {t('restitution.new')}
          </Link>
        ) : null
      }
    >
      <Loaded read={read}>
        {({ computations }) =>
          computations.length === 0 ? (
            <EmptyState icon="scale" title={t('restitution.none')} />
          ) : (
            <ul className="ff-rows">
              {computations.map((one) => (
                <li key={one.id}>
                  <span>
                    <Link to={paths.one(survivorId, one.id)}>{one.title}</Link>
                    <span className="ff-line">
                      <b>{dollars(one.restitution)}</b>
                      {one.uncertain
                        ? ` ${t('restitution.between', { low: dollars(one.low), high: dollars(one.high) })}`
                        : ''}
                    </span>
                    <span className="ff-line ff-small">
                      {t('restitution.version', { version: one.version, when: moment(one.at) })} {one.by}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
};
