import { useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { listDestructions } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

/** What was destroyed, and the proof of it. It names nobody. */
export const Certificates = () => {
  const { t, moment, number } = useCaseworkWords();
  const [search] = useSearchState();
  const read = useRead(listDestructions, { limit: 50 });
  return (
    <Section title={t('casework.certificates')} lead={t('casework.certificates.lead')}>
      <Loaded read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="ff-nothing">{t('casework.certificates.none')}</p>
          ) : (
            rows.map((one) => (
              <details key={one.id} className="ff-more" open={search.certificate === one.id}>
                <summary>
                  {one.survivorId === null ? t('casework.class.feedback') : one.code} · {moment(one.destroyedAt)}
                </summary>
                <Facts
                  facts={[
                    { name: t('casework.certificate'), value: one.id },
                    {
                      name: t('casework.certificate.what'),
                      value:
                        one.survivorId === null
                          ? t('casework.class.feedback')
                          : one.whole
                            ? t('casework.certificate.whole')
                            : one.classes.map((dataClass) => t(`casework.class.${dataClass}`)).join('; '),
                    },
                    { name: t('casework.certificate.why'), value: t(`casework.destroy.reason.${one.reason}`) },
                    ...Object.entries(one.counts).map(([kind, count]) => ({
                      name: t(`casework.destroy.count.${kind}`),
                      value: number(count),
                    })),
                    { name: 'SHA-256', value: <code className="ff-hash">{one.sha256}</code> },
                  ]}
                />
              </details>
            ))
          )
        }
      </Loaded>
    </Section>
  );
};
