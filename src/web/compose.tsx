import { type CapabilityName, capabilities } from '../capabilities.ts';
import { matchingWeb } from '../partnerships/matching/screens/web.ts';
import { prevalenceWeb } from '../partnerships/prevalence/screens/web.ts';
import { planWeb } from '../plan/screens/web.ts';
import { accountsWeb } from '../platform/accounts/screens/web.ts';
import { auditWeb } from '../platform/audit/screens/web.ts';
import { mailWeb } from '../platform/mail/screens/web.ts';
import { packsWeb } from '../platform/packs/screens/web.ts';
import { sessionWeb } from '../platform/session/screens/web.ts';
import { importsWeb } from '../prevention/imports/screens/web.ts';
import { supplyWeb } from '../prevention/supply/screens/web.ts';
import { screeningWeb } from '../prosecution/screening/screens/web.ts';
import { caseworkWeb } from '../protection/casework/screens/web.ts';
import { consentWeb } from '../protection/consent/screens/web.ts';
import { reliefWeb } from '../protection/relief/screens/web.ts';
import { restitutionWeb } from '../protection/restitution/screens/web.ts';
import type { Pillar, ScreenRoute, WebRoom } from './kit/rooms.ts';
import { enter } from './language.tsx';

/** What each capability shows; the compiler asks for every one of the list. */
const byName: Record<CapabilityName, WebRoom> = {
  plan: planWeb,
  consent: consentWeb,
  casework: caseworkWeb,
  relief: reliefWeb,
  restitution: restitutionWeb,
  screening: screeningWeb,
  matching: matchingWeb,
  prevalence: prevalenceWeb,
  imports: importsWeb,
  supply: supplyWeb,
};

export interface NavGroup {
  /** null: the plan itself. */
  readonly pillar: Pillar | null;
  readonly rooms: readonly WebRoom[];
}

/** The plan first, then its pillars, as far as somebody has built a desk there. */
export const planGroups: readonly NavGroup[] = (
  [null, 'prevention', 'protection', 'prosecution', 'partnerships'] as const
)
  .map((pillar) => ({
    pillar,
    rooms: capabilities.filter((one) => (one.pillar as Pillar | null) === pillar).map((one) => byName[one.name]),
  }))
  .filter(({ rooms }) => rooms.some((room) => room.nav.length > 0));

/** What belongs to running the institution: audit, packs. */
export const houseRooms: readonly WebRoom[] = [accountsWeb, mailWeb, packsWeb, auditWeb, sessionWeb];

export const allRooms: readonly WebRoom[] = [...Object.values(byName), ...houseRooms];

/** What rooms look after whenever a page is opened. */
export const lookOnArrival: readonly (() => Promise<void>)[] = allRooms.flatMap((room) => room.onArrival ?? []);

/** A screen's words come with its code. */
const withWords = (room: string, screen: ScreenRoute): ScreenRoute => ({
  ...screen,
  load: async () => {
    const [loaded] = await Promise.all([screen.load(), enter(room)]);
    return loaded;
  },
});

export const allScreens: readonly ScreenRoute[] = [
  ...capabilities.flatMap(({ name, room }) =>
    byName[name].routes.map((screen) => withWords(room.replace(/^src\//, ''), screen)),
  ),
  ...houseRooms.flatMap((room) => room.routes),
];
