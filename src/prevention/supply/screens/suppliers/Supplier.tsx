import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { decideFinding, openSupplier, supplierVerdicts } from '../../contract.ts';
import { RowCells } from '../columns/RowCells.tsx';
import { SiteBadge, sitePath } from '../sites/words.tsx';
import { OutcomeBadge } from './Rows.tsx';

type Opened = Output<typeof openSupplier>;
type Found = Opened['findings'][number];

/** One supplier: why a person must look, the list and the text it rests on, what was decided, and the rows it came from. */
export const Screen = () => {
  const { t } = useWords();
  const { supplierId } = usePathParams('supplierId');
  const read = useRead(openSupplier, { supplierId });
  return (
    <Loaded read={read}>
      {(supplier) => (
        <Page
          title={supplier.name || t('supply.supplier.no-name')}
          up={{ to: '/supply', label: t('supply.nav.suppliers') }}
          state={<OutcomeBadge outcome={supplier.outcome} />}
          whoMaySee={t('supply.supplier.who')}
          lead={<p>{supplier.sentence}</p>}
        >
          <Facts supplier={supplier} />
          {supplier.site ? (
            <p>
              <Link to={sitePath(supplier.site.id)}>{t('supply.supplier.site', { name: supplier.site.name })}</Link>{' '}
              {supplier.site.closed ? <SiteBadge state="closed" /> : null}
            </p>
          ) : null}
          {supplier.parent ? (
            <p>
              <Link to={`/supply?show=all&text=${encodeURIComponent(supplier.parent)}`}>
                {t('supply.supplier.same-parent', { parent: supplier.parent })}
              </Link>
            </p>
          ) : null}
          <Section title={t('supply.supplier.findings')}>
            {supplier.findings.length === 0 ? (
              <p>{supplier.outcome === null ? t('supply.supplier.not-screened') : supplier.says}</p>
            ) : (
              <ul className="ff-queue">
                {supplier.findings.map((found) => (
                  <Finding key={found.hash} found={found} supplierId={supplier.id} />
                ))}
              </ul>
            )}
          </Section>
          {supplier.decided.length > 0 ? (
            <Section title={t('supply.supplier.decided')}>
              <Timeline
                label={t('supply.supplier.decided')}
                items={supplier.decided.map(({ id, at, by, verdict, says, reason }) => ({
                  ...{ id, at, by, title: t(`supply.supplier.verdict.${verdict}`) },
                  children: <p>{[says, reason].filter(Boolean).join(': ')}</p>,
                }))}
              />
            </Section>
          ) : null}
          <History supplier={supplier} />
          <Written rows={supplier.rows} />
          <p className="ff-small">{supplier.notice}</p>
        </Page>
      )}
    </Loaded>
  );
};

const Facts = ({ supplier }: { supplier: Opened }) => {
  const { t } = useWords();
  const facts = [
    ['address', [supplier.address, supplier.postalCode].filter(Boolean).join(', ')],
    ['country', supplier.country.toUpperCase()],
    ['goods', supplier.goods],
    ['parent', supplier.parent],
    ...supplier.identifiers.map(({ type, value, check }) => [
      type,
      check === 'invalid' ? `${value} (${t(`supply.flag.invalid-${type}`)})` : value,
    ]),
    ['postalCode', supplier.postalCodeVerdict ? t(`supply.supplier.postal.${supplier.postalCodeVerdict}`) : ''],
  ] as const;
  return (
    <dl className="ff-facts">
      {facts
        .filter(([, text]) => text)
        .map(([field, text]) => (
          <div key={field}>
            <dt>{t(`supply.supplier.field.${field}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
};

const Finding = ({ found, supplierId }: { found: Found; supplierId: string }) => {
  const { t, number } = useWords();
  const mayWrite = useMay('write supply');
  const [verdict, setVerdict] = useState<(typeof supplierVerdicts)[number] | null>(null);
  const act = useAct(decideFinding);
  const decided = found.verdict !== null && found.verdict !== 'open-again';
  const choices = supplierVerdicts.filter((one) => (one === 'open-again') === decided);
  return (
    <li>
      <span>
        <b>{found.sentence}</b>{' '}
        {decided ? (
          <StateBadge tone="good">{t(`supply.supplier.verdict.${found.verdict}`)}</StateBadge>
        ) : found.needsPerson ? (
          <StateBadge tone="waiting">{t('supply.supplier.needs-person')}</StateBadge>
        ) : null}
      </span>
      <span className="ff-queue-why">
        {t('supply.supplier.rests', {
          list: found.list || '–',
          version: found.version || '–',
          score: number(found.score * 100, 0),
          legalClass: found.legalClass,
        })}
      </span>
      {mayWrite && (found.needsPerson || decided) ? (
        <span>
          {choices.map((one) => (
            <Button key={one} onClick={() => setVerdict(one)}>
              {t(`supply.supplier.verdict.${one}`)}
            </Button>
          ))}
        </span>
      ) : null}
      {verdict ? (
        <Confirm
          title={t(`supply.supplier.verdict.${verdict}`)}
          consequence={<p>{t('supply.supplier.verdict.consequence')}</p>}
          act={t('supply.supplier.verdict.keep')}
          reason={{ label: t('supply.supplier.verdict.why') }}
          busy={act.isPending}
          error={act.error}
          onClose={() => setVerdict(null)}
          onConfirm={(reason) =>
            act.mutate(
              { input: { supplierId, finding: found.hash, verdict, reason } },
              { onSuccess: () => setVerdict(null) },
            )
          }
        />
      ) : null}
    </li>
  );
};

/** What was asked and found before, each with the lists it rests on and what a person answered. */
const History = ({ supplier: { history, decided } }: { supplier: Opened }) => {
  const { t, date } = useWords();
  if (history.length === 0) return null;
  return (
    <Section title={t('supply.supplier.history')} lead={t('supply.supplier.history.lead')}>
      {history.map(({ asked, outcome, found, screenings }) => {
        const [last, first] = [screenings[0], screenings.at(-1)];
        if (!last || !first) return null;
        return (
          <details key={first.id}>
            <summary>
              {t('supply.supplier.history.span', {
                ...{ from: date(first.on), to: date(last.on), count: screenings.length },
                outcome: t(`supply.outcome.${outcome}`),
              })}
            </summary>
            <p>
              {t('supply.supplier.history.asked', {
                asked: [asked.name, asked.address, asked.country.toUpperCase(), asked.goods, asked.parent]
                  .filter(Boolean)
                  .join(', '),
              })}
            </p>
            <ul>
              {found.map(({ hash, sentence }) => (
                <li key={hash}>
                  {sentence}
                  {decided
                    .filter(({ finding }) => finding === hash)
                    .map(({ id, verdict, by, at, reason }) => (
                      <p key={id}>
                        {t('supply.supplier.history.answered', {
                          ...{ verdict: t(`supply.supplier.verdict.${verdict}`), by, day: date(at), reason },
                        })}
                      </p>
                    ))}
                </li>
              ))}
            </ul>
            <ul>
              {screenings.map(({ id, on, lists }) => (
                <li key={id}>
                  {t('supply.supplier.history.lists', { day: date(on), lists: lists.join('; ') || '–' })}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Section>
  );
};

const Written = ({ rows }: { rows: Opened['rows'] }) => {
  const { t, moment } = useWords();
  return (
    <Section title={t('supply.supplier.written')}>
      {rows.map(({ file, row, at, cells }) => (
        <details key={`${at} ${file} ${row}`}>
          <summary>{t('supply.supplier.written.row', { file, row, at: moment(at) })}</summary>
          <RowCells cells={cells} />
        </details>
      ))}
    </Section>
  );
};
