import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { openShipment, sayGoodsCode, sayShipmentState } from '../../contract.ts';
import { RowCells } from '../columns/RowCells.tsx';
import { sitePath, useCountry } from '../sites/words.tsx';
import { ShipmentBadge } from './words.tsx';

type Opened = Output<typeof openShipment>;

/** One shipment: where it stands and why, who is named on it, what the goods may be, and what its bills say. */
export const Screen = () => {
  const { t } = useWords();
  const { shipmentId } = usePathParams('shipmentId');
  const read = useRead(openShipment, { shipmentId });
  const mayWrite = useMay('write supply');
  return (
    <Loaded read={read}>
      {(one) => (
        <Page
          title={t('supply.shipment.title', { bill: one.bill })}
          up={{ to: '/supply/shipments', label: t('supply.nav.shipments') }}
          state={one.kind === 'master' ? null : <ShipmentBadge state={one.state} />}
          whoMaySee={t('supply.supplier.who')}
          lead={<p>{one.kind === 'master' ? t('supply.shipment.is-master') : one.sentence}</p>}
        >
          <Related shipment={one} />
          <Parties shipment={one} />
          <Facts shipment={one} />
          <Code shipment={one} mayWrite={mayWrite} />
          {one.kind === 'master' ? null : <States shipment={one} mayWrite={mayWrite} />}
          <Before before={one.before} />
          <Written rows={one.rows} />
          <p className="ff-small">{one.notice}</p>
        </Page>
      )}
    </Loaded>
  );
};

const Related = ({ shipment: { kind, related } }: { shipment: Opened }) => {
  const { t } = useWords();
  if (related.length === 0) return null;
  return (
    <p>
      {t(kind === 'master' ? 'supply.shipment.houses' : 'supply.shipment.master')}{' '}
      {related.map((one) => (
        <span key={one.id}>
          <Link to={`/supply/shipments/${one.id}`}>{one.bill}</Link>{' '}
        </span>
      ))}
    </p>
  );
};

const Parties = ({ shipment }: { shipment: Opened }) => {
  const { t } = useWords();
  const country = useCountry();
  return (
    <Section title={t('supply.shipment.parties')}>
      <dl className="ff-facts">
        {(['shipper', 'consignee', 'notify'] as const).map((role) => {
          const party = shipment[role];
          return (
            <div key={role}>
              <dt>{t(`supply.shipment.field.${role}`)}</dt>
              <dd>
                {party ? (
                  <>
                    {[party.name, party.address, country(party.country)].filter(Boolean).join(', ')}
                    <br />
                    {party.site ? (
                      <Link to={sitePath(party.site.id)}>
                        {t(`supply.shipment.party.${party.state}`, { site: party.site.name })}
                      </Link>
                    ) : party.state === 'asked' ? (
                      <Link to="/supply/shipments/names">{t('supply.shipment.party.asked')}</Link>
                    ) : (
                      t(`supply.shipment.party.${party.state}`)
                    )}
                  </>
                ) : (
                  t('supply.shipment.not-published')
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
};

const Facts = ({ shipment: { body } }: { shipment: Opened }) => {
  const { t, number, date } = useWords();
  const facts = [
    ['master', body.master],
    ['vessel', [body.vessel, body.voyage].filter(Boolean).join(', ')],
    ['carrier', body.carrier],
    ['loadPort', body.loadPort],
    ['dischargePort', body.dischargePort],
    ['shipped', body.shipped && date(body.shipped)],
    ['arrived', body.arrived && date(body.arrived)],
    ['released', body.released && date(body.released)],
    ['container', body.containers.join(', ')],
    ['pieces', body.pieces === null ? '' : number(body.pieces)],
    ['weight', body.weight === null ? '' : `${number(body.weight.quantity)} ${body.weight.unit}`],
    [
      'value',
      body.value === null ? '' : `${body.value.amount} ${body.value.currency || t('supply.shipment.no-currency')}`,
    ],
  ] as const;
  return (
    <Section title={t('supply.shipment.bill-says')}>
      <dl className="ff-facts">
        {facts
          .filter(([, text]) => text)
          .map(([field, text]) => (
            <div key={field}>
              <dt>{t(`supply.shipment.field.${field}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
};

const Code = ({ shipment: { id, body, code }, mayWrite }: { shipment: Opened; mayWrite: boolean }) => {
  const { t, number } = useWords();
  return (
    <Section title={t('supply.shipment.field.goods')} lead={t('supply.shipment.code.lead')}>
      <p>{body.goods || t('supply.shipment.no-goods')}</p>
      {body.hs ? <p>{t('supply.shipment.code.given', { hs: body.hs })}</p> : null}
      {code.confirmed ? <p>{t('supply.shipment.code.confirmed', { ...code.confirmed })}</p> : null}
      {code.guesses.length > 0 ? (
        <ul className="ff-queue">
          {code.guesses.map((guess) => (
            <li key={guess.hs}>
              <span>
                <b>{t('supply.shipment.code.guess', { hs: guess.hs, says: guess.says })}</b>
              </span>
              <span className="ff-queue-why">
                {guess.sentence} {t('supply.shipment.code.score', { score: number(guess.score * 100, 0) })}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>{code.none}</p>
      )}
      {mayWrite && body.goods !== '' ? (
        <details>
          <summary>{t('supply.shipment.code.say')}</summary>
          <Form
            route={sayGoodsCode}
            words="supply.shipment.say-code"
            fixed={{ shipmentId: id }}
            start={{ hs: code.confirmed?.hs ?? code.guesses[0]?.hs ?? '' }}
          />
        </details>
      ) : null}
    </Section>
  );
};

const States = ({ shipment: { id, said }, mayWrite }: { shipment: Opened; mayWrite: boolean }) => {
  const { t, date } = useWords();
  return (
    <Section title={t('supply.shipment.standing')}>
      {said.length > 0 ? (
        <Timeline
          label={t('supply.shipment.standing')}
          items={said.map((one) => ({
            ...{ id: one.id, at: one.at, by: one.by },
            title: t('supply.shipment.said', { state: t(`supply.shipment.state.${one.state}`), day: date(one.on) }),
            children: <p>{one.file || one.reason}</p>,
          }))}
        />
      ) : (
        <p>{t('supply.shipment.said.none')}</p>
      )}
      {mayWrite ? (
        <details>
          <summary>{t('supply.shipment.say')}</summary>
          <Form
            route={sayShipmentState}
            words="supply.shipment.say-state"
            fixed={{ shipmentId: id }}
            ask={['state', 'on', 'reason']}
          />
        </details>
      ) : null}
    </Section>
  );
};

const Before = ({ before }: { before: Opened['before'] }) => {
  const { t, moment } = useWords();
  if (before.length === 0) return null;
  return (
    <Section title={t('supply.shipment.before')}>
      {before.map((one) => (
        <details key={`${one.at} ${one.replacedBy}`}>
          <summary>{t('supply.shipment.before.one', { file: one.replacedBy, at: moment(one.at) })}</summary>
          <ul>
            {one.changes.map(({ field, was, is }) => (
              <li key={field}>
                {t('supply.shipment.before.change', {
                  field: t(`supply.shipment.field.${field === 'containers' ? 'container' : field}`),
                  was: was || '–',
                  is: is || '–',
                })}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
};

const Written = ({ rows }: { rows: Opened['rows'] }) => {
  const { t, moment } = useWords();
  return (
    <Section title={t('supply.supplier.written')}>
      {rows.map(({ file, row, at, fate, cells }) => (
        <details key={`${at} ${file} ${row}`}>
          <summary>
            {t('supply.supplier.written.row', { file, row, at: moment(at) })} {t(`supply.shipment.fate.${fate}`)}
          </summary>
          <RowCells cells={cells} />
        </details>
      ))}
    </Section>
  );
};
