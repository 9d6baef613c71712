import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { endOwnLink, giveOwnAccount, makeOwnLink, ownLinkMinutes, ownWays, takeOwnAccount } from '../../contract.ts';
import { recordPath, useCaseworkWords } from '../words.ts';

/** How she opens her own page: a link that is shown here once and sent to nobody, or an account of her own. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t } = useCaseworkWords();
  return (
    <Page
      title={t('casework.own')}
      neutral
      up={{ to: recordPath(survivorId), label: t('casework.record') }}
      lead={<p>{t('casework.own.lead')}</p>}
    >
      <LinkPart survivorId={survivorId} />
      <AccountPart survivorId={survivorId} />
    </Page>
  );
};

const LinkPart = ({ survivorId }: { survivorId: string }) => {
  const { t, moment } = useCaseworkWords();
  const read = useRead(ownWays, { survivorId });
  const make = useAct(makeOwnLink);
  const end = useAct(endOwnLink);
  const [path, setPath] = useState<string | null>(null);
  const link = read.data?.link ?? null;
  return (
    <Section title={t('casework.own.link')} lead={t('casework.own.link.lead', { minutes: ownLinkMinutes })}>
      {[make.error, end.error].map((error) => (error ? <ProblemAlert key={String(error)} error={error} /> : null))}
      {path !== null && link && link.openedAt === null ? (
        <Alert tone="warning" title={t('casework.own.link.once')} live>
          <label className="usa-label" htmlFor="own-link">
            {t('casework.own.link.address')}
          </label>
          <input
            id="own-link"
            className="usa-input"
            readOnly
            value={`${location.origin}${path}`}
            onFocus={(event) => event.target.select()}
          />
          <p>{t('casework.own.link.hand')}</p>
        </Alert>
      ) : null}
      {link ? (
        <p>
          {link.openedAt === null
            ? t('casework.own.link.waits', { until: moment(link.expiresAt) })
            : t('casework.own.link.opened', { at: moment(link.openedAt), until: moment(link.expiresAt) })}
        </p>
      ) : (
        <p>{t('casework.own.link.none')}</p>
      )}
      <div className="ff-buttons">
        {(['es', 'en'] as const).map((language) => (
          <Button
            key={language}
            disabled={make.isPending}
            onClick={() =>
              make.mutate({ input: { survivorId, language } }, { onSuccess: (made) => setPath(made.path) })
            }
          >
            {t(`casework.own.link.make.${language}`)}
          </Button>
        ))}
        {link ? (
          <Button kind="grave" disabled={end.isPending} onClick={() => end.mutate({ input: { survivorId } })}>
            {t('casework.own.link.end')}
          </Button>
        ) : null}
      </div>
    </Section>
  );
};

const AccountPart = ({ survivorId }: { survivorId: string }) => {
  const { t } = useCaseworkWords();
  const read = useRead(ownWays, { survivorId });
  const give = useAct(giveOwnAccount);
  const take = useAct(takeOwnAccount);
  return (
    <Section title={t('casework.own.account')} lead={t('casework.own.account.lead')}>
      {[give.error, take.error].map((error) => (error ? <ProblemAlert key={String(error)} error={error} /> : null))}
      <Loaded read={read}>
        {({ account, free }) => {
          if (account) {
            return (
              <>
                <p>{t('casework.own.account.is', { name: account.name })}</p>
                <Button kind="grave" disabled={take.isPending} onClick={() => take.mutate({ input: { survivorId } })}>
                  {t('casework.own.account.end')}
                </Button>
              </>
            );
          }
          if (free.length === 0) return <p>{t('casework.own.account.none')}</p>;
          return (
            <ul className="ff-rows">
              {free.map(({ personId, name }) => (
                <li key={personId}>
                  <b>{name}</b>
                  <Button disabled={give.isPending} onClick={() => give.mutate({ input: { survivorId, personId } })}>
                    {t('casework.own.account.give', { name })}
                  </Button>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
};
