import { type ReactNode, useId } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { useT, useWords } from '../../../../web/kit/words.ts';
import type { listSites } from '../../contract.ts';

type State = Output<typeof listSites>['rows'][number]['state'];

export const sitePath = (id: string): string => `/supply/sites/${encodeURIComponent(id)}`;

/** Names of countries; a site whose country nobody knows says so. */
export const useCountry = (): ((code: string) => string) => {
  const { language } = useWords();
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code) => (/^[a-z]{2}$/i.test(code) ? (names.of(code.toUpperCase()) ?? code) : code);
};

const tones: Record<State, Tone> = { open: 'going', closed: 'stopped', merged: 'plain' };

export const SiteBadge = ({ state }: { state: State }) => {
  const t = useT();
  return <StateBadge tone={tones[state]}>{t(`supply.site.state.${state}`)}</StateBadge>;
};

/** One field in a row of fields. */
export const Labelled = ({ label, children }: { label: string; children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="ff-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
};
