import { Form } from '../../../web/kit/form/Form.tsx';
import { useMe } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { useT } from '../../../web/kit/words.ts';
import { editMe } from '../../accounts/contract.ts';
import { Sessions } from './Sessions.tsx';
import { Tokens } from './Tokens.tsx';
import { WaysIn } from './WaysIn.tsx';

/** One's own account: name, ways in, where one is signed in, tokens. */
export const Screen = () => {
  const t = useT();
  const me = useMe();
  if (!me) return null;
  return (
    <Page title={t('account.title')} whoMaySee={t('account.who')}>
      <Facts facts={[{ name: t('account.email'), value: me.person.email }]} />
      <Section title={t('account.you')}>
        <Form
          key={me.person.name}
          route={editMe}
          words="account.you-form"
          start={{ name: me.person.name, language: me.person.language }}
          fields={{ name: { autoComplete: 'name', required: true } }}
        />
      </Section>
      <WaysIn />
      <Sessions />
      <Tokens />
    </Page>
  );
};
