import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { answerShipmentParty, shipmentParties } from '../../contract.ts';
import { useCountry } from '../sites/words.tsx';

type Row = Output<typeof shipmentParties>['rows'][number];
interface Choice {
  readonly party: Row;
  /** null: none of them. */
  readonly site: Row['candidates'][number] | null;
}

const shown = 20;

/** Names on bills that may be a site of the organisation: each answered once, those on open shipments first. */
export const Screen = () => {
  const { t } = useWords();
  const read = useRead(shipmentParties, { limit: shown });
  return (
    <Page
      title={t('supply.shipment.names')}
      up={{ to: '/supply/shipments', label: t('supply.nav.shipments') }}
      whoMaySee={t('supply.supplier.who')}
      lead={<p>{t('supply.shipment.names.lead')}</p>}
    >
      <Loaded read={read}>
        {({ rows, total }) =>
          total === 0 ? (
            <EmptyState title={t('supply.shipment.names.none')}>
              <p>{t('supply.shipment.names.none.text')}</p>
            </EmptyState>
          ) : (
            <>
              <p>{t('supply.shipment.asked', { count: total })}</p>
              <Questions rows={rows} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
};

const Questions = ({ rows }: { rows: readonly Row[] }) => {
  const { t, number } = useWords();
  const country = useCountry();
  const mayWrite = useMay('write supply');
  const [choice, setChoice] = useState<Choice | null>(null);
  const act = useAct(answerShipmentParty);
  return (
    <>
      <ol className="ff-queue">
        {rows.map((party) => (
          <li key={party.id}>
            <span>
              <b>{party.name}</b>
            </span>
            <span className="ff-queue-why">
              {[party.address, country(party.country)].filter(Boolean).join(', ')}{' '}
              {t('supply.shipment.names.on', { count: party.shipments, open: party.open })}
            </span>
            <ul>
              {party.candidates.map((site) => (
                <li key={site.site}>
                  {[site.name, site.address, country(site.country)].filter(Boolean).join(', ')}{' '}
                  {t('supply.shipment.names.alike', { score: number(site.score * 100, 0) })}{' '}
                  {mayWrite ? (
                    <Button onClick={() => setChoice({ party, site })}>
                      {t('supply.shipment.names.is', { site: site.name })}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
            {mayWrite ? (
              <span>
                <Button kind="quiet" onClick={() => setChoice({ party, site: null })}>
                  {t('supply.shipment.names.is-none', { name: party.name })}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {choice ? (
        <Confirm
          title={
            choice.site
              ? t('supply.shipment.names.is', { site: choice.site.name })
              : t('supply.shipment.names.is-none', { name: choice.party.name })
          }
          consequence={<p>{t('supply.shipment.names.consequence')}</p>}
          act={t('supply.supplier.verdict.keep')}
          reason={{ label: t('supply.supplier.verdict.why') }}
          busy={act.isPending}
          error={act.error}
          onClose={() => setChoice(null)}
          onConfirm={(reason) =>
            act.mutate(
              { input: { partyId: choice.party.id, site: choice.site?.site ?? null, reason } },
              { onSuccess: () => setChoice(null) },
            )
          }
        />
      ) : null}
    </>
  );
};
