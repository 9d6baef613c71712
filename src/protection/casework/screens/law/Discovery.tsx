import type { Output } from '../../../../platform/contract/index.ts';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Tag } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { prepareDiscovery } from '../../contract.ts';
import { useCaseworkWords, useCodes } from '../words.ts';

type Sorted = Output<typeof prepareDiscovery>;

/** A record sorted for counsel: what is not privileged, and a log of what is, without its words. Nothing leaves. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t } = useCaseworkWords();
  const act = useAct(prepareDiscovery);
  return (
    <Page
      title={t('casework.discovery')}
      neutral
      up={{ to: `/releases/${survivorId}/law`, label: t('casework.disclose.demand') }}
      lead={<p>{t('casework.discovery.lead')}</p>}
    >
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {act.data ? (
        <Opened sorted={act.data} />
      ) : (
        <Button kind="main" disabled={act.isPending} onClick={() => act.mutate({ input: { survivorId } })}>
          {t('casework.discovery.go')}
        </Button>
      )}
    </Page>
  );
};

const Opened = ({ sorted }: { sorted: Sorted }) => {
  const { t, say, moment } = useCaseworkWords();
  const { fields } = useCodes();
  const titleOf = (about: string | null): string => {
    const field = fields.find(({ id }) => id === about);
    return field ? say(field.title) : (about ?? '');
  };
  return (
    <>
      {sorted.leftOut.length > 0 ? (
        <p>
          {t('casework.discovery.left-out', {
            classes: sorted.leftOut.map((one) => t(`casework.class.${one}`)).join('; '),
          })}
        </p>
      ) : null}
      <Section
        title={t('casework.discovery.produced', { count: sorted.produced.length })}
        aside={
          <Button icon="print" onClick={() => window.print()}>
            {t('casework.discovery.print')}
          </Button>
        }
      >
        <ul className="ff-rows">
          {sorted.produced.map((one) => (
            <li key={`${one.kind} ${one.id}`}>
              <span>
                <b>{titleOf(one.about) || t(`casework.discovery.kind.${one.kind}`)}</b>{' '}
                <Tag>{t(`casework.class.${one.dataClass}`)}</Tag>
                <span className="ff-line ff-as-written">{one.content ?? t('casework.said.destroyed')}</span>
                <span className="ff-line ff-small">
                  {moment(one.at)} {one.by?.name ?? ''}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title={t('casework.discovery.log', { count: sorted.privilegeLog.length })}
        lead={t('casework.discovery.log.lead')}
      >
        <ul className="ff-rows">
          {sorted.privilegeLog.map((one) => (
            <li key={`${one.kind} ${one.id}`}>
              <span>
                {t(`casework.discovery.kind.${one.kind}`)} · {t(`casework.privilege.${one.privilege}`)} ·{' '}
                {moment(one.at)} {one.by?.name ?? ''}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
};
