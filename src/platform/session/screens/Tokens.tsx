import { useState } from 'react';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { createToken, listTokens, revokeToken } from '../contract.ts';

/** Tokens for programs and the command line; each acts as oneself, in this organisation only. */
export const Tokens = () => {
  const { t, date, moment } = useWords();
  const read = useRead(listTokens, {});
  const revoke = useAct(revokeToken);
  const [made, setMade] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  return (
    <Section title={t('account.tokens')} lead={t('account.tokens.lead')}>
      {made ? (
        <Alert tone="warning" title={t('account.tokens.once')} live>
          <code className="ff-hash">{made}</code>
        </Alert>
      ) : null}
      {revoke.error ? <ProblemAlert error={revoke.error} /> : null}
      <Loaded read={read}>
        {({ tokens }) =>
          tokens.length === 0 && !making ? (
            <EmptyState
              icon="keyboard"
              title={t('account.tokens.none')}
              action={<Button onClick={() => setMaking(true)}>{t('account.tokens.make')}</Button>}
            >
              {t('account.tokens.none-says')}
            </EmptyState>
          ) : (
            <>
              <ul className="ff-rows">
                {tokens.map((one) => (
                  <li key={one.id}>
                    <span>
                      <b>{one.name}</b>{' '}
                      {t(one.expired ? 'account.tokens.ended' : 'account.tokens.until', {
                        day: date(one.expiresAt.slice(0, 10)),
                      })}{' '}
                      {one.lastUsedAt ? t('account.used', { when: moment(one.lastUsedAt) }) : t('account.never-used')}
                    </span>
                    <Button
                      kind="quiet"
                      disabled={revoke.isPending}
                      onClick={() => revoke.mutate({ input: { tokenId: one.id } })}
                    >
                      {t('account.tokens.revoke', { name: one.name })}
                    </Button>
                  </li>
                ))}
              </ul>
              {making ? null : <Button onClick={() => setMaking(true)}>{t('account.tokens.make')}</Button>}
            </>
          )
        }
      </Loaded>
      {making ? (
        <Form
          route={createToken}
          words="account.token-form"
          onDone={({ token }) => {
            setMade(token);
            setMaking(false);
          }}
          onCancel={() => setMaking(false)}
        />
      ) : null}
    </Section>
  );
};
