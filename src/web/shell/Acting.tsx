import { Icon } from '../kit/Icon.tsx';
import { Link } from '../kit/Link.tsx';
import type { Me } from '../kit/me.ts';
import { useT } from '../kit/words.ts';

/** "Acting for Cedar County Task Force as analyst". */
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
  return (
    <p className="ff-acting">
      {me.acting
        ? t('web.acting', { org: me.acting.orgName, roles: me.acting.roles.map((role) => role.title).join(', ') })
        : me.person.name}
    </p>
  );
};
