import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Me, me as meRoute } from '../../platform/accounts/contract.ts';
import type { May } from '../../platform/contract/index.ts';
import { call, capabilityOf } from '../api.ts';

export type { Me } from '../../platform/accounts/contract.ts';

// under the capability's name, so that whatever changes an account reads this again
export const meKey = [capabilityOf(meRoute), meRoute.name, {}] as const;

/** Who is signed in; null for nobody. */
export const useReadMe = () =>
  useQuery({ queryKey: meKey, queryFn: async () => (await call(meRoute, {})).me, staleTime: 60_000 });

/** After signing in or out, or acting for somebody else: everything that was read belonged to the one before. */
const forgetEverything = async (client: QueryClient): Promise<void> => {
  client.removeQueries({ predicate: (query) => query.queryKey[1] !== meRoute.name });
  await client.invalidateQueries({ queryKey: meKey });
};

export const useForgetEverything = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return () => forgetEverything(client);
};

/** Who is signed in, as the last answer said; the frame has waited for the first. */
export const useMe = (): Me | null => useReadMe().data ?? null;

/** Whether what stands behind a door may be shown at all. The server decides again. */
export const mayEnter = (me: Me | null, may: May): boolean => {
  if (may === 'anyone') return true;
  if (!me) return false;
  return may === 'signed in' || me.permissions.includes(may);
};

export const useMay = (may: May): boolean => mayEnter(useMe(), may);
