import { Link } from '@tanstack/react-router';
import { houseRooms, type NavGroup, planGroups } from '../compose.tsx';
import { Icon } from '../kit/Icon.tsx';
import { type Me, mayEnter } from '../kit/me.ts';
import type { NavItem, WebRoom } from '../kit/rooms.ts';
import { useT } from '../kit/words.ts';

const itemsOf = (rooms: readonly WebRoom[], me: Me | null): NavItem[] =>
  rooms.flatMap((room) => room.nav).filter((item) => mayEnter(me, item.may));

/** The plan as navigation: only the desks the actor may enter. */
export const Nav = ({ me, onGo }: { me: Me | null; onGo: () => void }) => {
  const t = useT();
  const groups = [...planGroups, { pillar: 'house' as const, rooms: houseRooms }]
    .map(({ pillar, rooms }: { pillar: NavGroup['pillar'] | 'house'; rooms: readonly WebRoom[] }) => ({
      name: pillar ?? 'plan',
      items: itemsOf(rooms, me),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <nav aria-label={t('web.nav')} className="ff-nav">
      {groups.map(({ name, items }) => (
        <div key={name} className={`ff-nav-group ff-pillar--${name}`}>
          <p className="ff-nav-head" id={`nav-${name}`}>
            {t(`web.nav.${name}`)}
          </p>
          <ul aria-labelledby={`nav-${name}`}>
            {items.map((item) => (
              <li key={item.to}>
                <Link
                  to={item.to}
                  className="ff-nav-link"
                  activeProps={{ 'aria-current': 'page' }}
                  activeOptions={{
                    exact: items.some((other) => other.to.startsWith(`${item.to}/`)),
                    includeSearch: false,
                  }}
                  onClick={onGo}
                  preload="intent"
                >
                  <Icon name={item.icon} />
                  {t(item.label)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
};
