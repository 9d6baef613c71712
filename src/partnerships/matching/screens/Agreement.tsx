import { useState } from 'react';
import { listRecipients } from '../../../protection/consent/contract.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { useGo, usePathParams } from '../../../web/kit/search.ts';
import { useWords } from '../../../web/kit/words.ts';
import {
  type AgreementView,
  agreementFile,
  endAgreement,
  openAgreement,
  openRound,
  signAgreement,
} from '../contract.ts';
import { agreementTones, paths } from './words.ts';

/** Signing, and under which recipient a release names each partner. */
const Sign = ({ agreement }: { agreement: AgreementView }) => {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const sign = useAct(signAgreement);
  const read = useRead(listRecipients, {});
  const partners = agreement.terms.parties.filter(({ id }) => id !== agreement.partyId);
  return (
    <Section title={t('matching.sign')}>
      <p>{t('matching.sign.says')}</p>
      <Loaded read={read}>
        {({ organisations, external }) => (
          <div className="ff-fields">
            {partners.map(({ id, name }) => (
              <label key={id} className="usa-label">
                {t('matching.sign.recipient', { name })}
                <select
                  className="usa-select"
                  value={chosen[id] ?? ''}
                  onChange={(event) => setChosen({ ...chosen, [id]: event.target.value })}
                >
                  <option value="">{t('web.form.choose')}</option>
                  {[...organisations, ...external].map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        )}
      </Loaded>
      {sign.error ? <ProblemAlert error={sign.error} /> : null}
      <Button
        kind="main"
        disabled={sign.isPending}
        onClick={() => {
          const recipients = Object.fromEntries(Object.entries(chosen).filter(([, id]) => id !== ''));
          sign.mutate({ input: { agreementId: agreement.terms.id, recipients } });
        }}
      >
        {t('matching.sign.act')}
      </Button>
    </Section>
  );
};

const One = ({ agreement }: { agreement: AgreementView }) => {
  const { t, date } = useWords();
  const go = useGo();
  const mayWrite = useMay('write matching');
  const mayApprove = useMay('approve matching');
  const end = useAct(endAgreement);
  const open = useAct(openRound);
  const { terms, signed, state, sha256, roundsLeft } = agreement;
  const first = terms.output === 'capture-table' ? terms.parties.find((one) => !one.bringsList) : terms.parties[0];
  const facts: readonly (readonly [string, string])[] = [
    ['purpose', terms.purpose],
    ['basis', t(`matching.form-terms.basis.${terms.basis}`)],
    ['legalSource', terms.legalSource],
    ['output', t(`matching.form-terms.output.${terms.output}`)],
    ['keys', terms.keys.map((key) => t(`matching.key.${key}`)).join(', ')],
    ['padTo', String(terms.padTo)],
    ['most', String(terms.most)],
    ['roundsPerYear', `${terms.roundsPerYear} (${t('matching.agreement.left')}: ${roundsLeft})`],
    ['least', String(terms.least)],
    ['keepDays', String(terms.keepDays)],
    ['from', date(terms.from)],
    ['until', date(terms.until)],
  ];
  return (
    <Page
      title={terms.title}
      up={{ to: '/matching', label: t('matching.nav.desk') }}
      state={<StateBadge tone={agreementTones[state]}>{t(`matching.agreement.state.${state}`)}</StateBadge>}
      whoMaySee={t('matching.who')}
      actions={
        <>
          <SaveButton route={agreementFile} input={{ agreementId: terms.id }}>
            {t('matching.agreement.file')}
          </SaveButton>
          {mayWrite && state === 'agreed' && first?.id === agreement.partyId ? (
            <Button
              kind="main"
              disabled={open.isPending}
              onClick={() =>
                open.mutate({ input: { agreementId: terms.id } }, { onSuccess: ({ id }) => go(paths.round(id)) })
              }
            >
              {t('matching.round.open')}
            </Button>
          ) : null}
        </>
      }
    >
      {open.error ? <ProblemAlert error={open.error} /> : null}
      <Section title={t('matching.parties')}>
        <ul className="ff-rows">
          {terms.parties.map(({ id, name, kind, bringsList }) => (
            <li key={id}>
              <span>
                <b>{name}</b> {t(`matching.party.kind.${kind}`)}
                {bringsList ? '' : ` · ${t('matching.role.coordinator')}`}
              </span>
              <StateBadge tone={signed.includes(id) ? 'good' : 'waiting'}>
                {t(signed.includes(id) ? 'matching.signed' : 'matching.signed.not')}
              </StateBadge>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('matching.terms')}>
        <dl className="ff-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`matching.form-terms.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>SHA-256</dt>
            <dd>
              <code>{sha256}</code>
            </dd>
          </div>
        </dl>
        <p>{t('matching.limits')}</p>
      </Section>
      {mayApprove && state === 'to sign' ? <Sign agreement={agreement} /> : null}
      {mayApprove && (state === 'agreed' || state === 'waiting') ? (
        <Section title={t('matching.agreement.end')}>
          <p>{t('matching.agreement.end.says')}</p>
          {end.error ? <ProblemAlert error={end.error} /> : null}
          <Button
            kind="grave"
            disabled={end.isPending}
            onClick={() => end.mutate({ input: { agreementId: terms.id } })}
          >
            {t('matching.agreement.end')}
          </Button>
        </Section>
      ) : null}
    </Page>
  );
};

/** One agreement: what all sign, who has, and the way to a round. */
export const Screen = () => {
  const { agreementId } = usePathParams('agreementId');
  const read = useRead(openAgreement, { agreementId });
  return <Loaded read={read}>{(agreement) => <One agreement={agreement} />}</Loaded>;
};
