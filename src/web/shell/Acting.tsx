import { useRef } from 'react';
import { actFor, signOut } from '../../platform/session/contract.ts';
import { useAct } from '../api.ts';
import { Icon } from '../kit/Icon.tsx';
import { Link } from '../kit/Link.tsx';
import { type Me, useForgetEverything } from '../kit/me.ts';
import { ProblemAlert } from '../kit/Problem.tsx';
import { useGo } from '../kit/search.ts';
import { useT } from '../kit/words.ts';

/** "Acting for Cedar County Task Force as analyst"; behind it the other organisations, the account and the way out. */
export const Acting = ({ me }: { me: Me | null }) => {
  const t = useT();
  if (!me) {
    return (
      <Link to="/sign-in" className="ff-top-tool">
        <Icon name="person" />
        {t('web.sign-in')}
      </Link>
    );
  }
  return <ActingMenu me={me} />;
};

const ActingMenu = ({ me }: { me: Me }) => {
  const t = useT();
  const box = useRef<HTMLDetailsElement>(null);
  const forget = useForgetEverything();
  const go = useGo();
  const change = useAct(actFor);
  const leave = useAct(signOut);
  const others = me.organisations.filter(({ orgId }) => orgId !== me.acting?.orgId);
  const close = (): void => {
    if (box.current) box.current.open = false;
  };
  const onward = async (to: string): Promise<void> => {
    close();
    await forget();
    go(to);
  };
  return (
    <details
      className="ff-menu ff-acting"
      ref={box}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        box.current?.querySelector('summary')?.focus();
      }}
    >
      <summary className="ff-top-tool">
        <Icon name="person" />
        <span>
          {me.acting
            ? t('web.acting', { org: me.acting.orgName, roles: me.acting.roles.map((role) => role.title).join(', ') })
            : me.person.name}
        </span>
        <Icon name="open" />
      </summary>
      <div className="ff-menu-box">
        <p className="ff-menu-head">{me.person.name}</p>
        {others.length > 0 ? <p className="ff-menu-head">{t('web.acting.switch')}</p> : null}
        {others.map(({ orgId, orgName }) => (
          <button
            key={orgId}
            type="button"
            className="ff-menu-item"
            disabled={change.isPending}
            onClick={() => change.mutate({ input: { orgId } }, { onSuccess: () => void onward('/') })}
          >
            {orgName}
          </button>
        ))}
        <Link to="/account" className="ff-menu-item">
          {t('account.nav')}
        </Link>
        <button
          type="button"
          className="ff-menu-item"
          disabled={leave.isPending}
          onClick={() => leave.mutate({ input: {} }, { onSuccess: () => void onward('/sign-in') })}
        >
          <Icon name="logout" />
          {t('web.sign-out')}
        </button>
        {change.error || leave.error ? <ProblemAlert error={change.error ?? leave.error} /> : null}
      </div>
    </details>
  );
};
