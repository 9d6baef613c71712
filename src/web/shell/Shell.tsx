import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { KeyboardHelp, useGlobalKeys } from '../kit/KeyboardHelp.tsx';
import { LanguageAlone, LanguageSwitch } from '../kit/LanguageSwitch.tsx';
import { Link } from '../kit/Link.tsx';
import { useMay, useMe } from '../kit/me.ts';
import { SkipLink } from '../kit/SkipLink.tsx';
import { StepUpHost } from '../kit/StepUp.tsx';
import { useT } from '../kit/words.ts';
import { Acting } from './Acting.tsx';
import { Nav } from './Nav.tsx';
import { Refused } from './pages.tsx';
import { SearchBox } from './Search.tsx';

/** The screen, for whoever may enter; the server decides again on every read. */
const Guarded = () => {
  const may = useMatches({ select: (matches) => matches.at(-1)?.staticData.may });
  return useMay(may ?? 'anyone') ? <Outlet /> : <Refused />;
};

/** The frame around every desk: who acts for whom, the plan as navigation, the page. */
export const Shell = () => {
  const t = useT();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const path = useLocation({ select: (location) => location.pathname });
  const showHelp = useCallback(() => setHelp(true), []);
  useGlobalKeys(showHelp);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the navigation on a phone
  useEffect(() => setOpen(false), [path]);

  return (
    <>
      <SkipLink />
      <header className="ff-top">
        <div className="ff-top-brand">
          <button
            type="button"
            className="ff-top-tool ff-top-menu"
            aria-expanded={open}
            aria-controls="navigation"
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'close' : 'menu'} />
            {t('web.menu')}
          </button>
          <Link to="/" className="ff-brand">
            <img src="/icon.svg" alt="" width="28" height="28" />
            Fourfold
          </Link>
        </div>
        <SearchBox me={me} />
        <div className="ff-top-tools">
          <Acting me={me} />
          <LanguageSwitch />
          <button type="button" className="ff-top-tool ff-top-keys" onClick={showHelp}>
            <Icon name="keyboard" />
            {t('web.keys')}
          </button>
        </div>
      </header>
      <div className="ff-body">
        <div id="navigation" className={`ff-side ${open ? 'ff-side--open' : ''}`}>
          <Nav me={me} onGo={() => setOpen(false)} />
        </div>
        <main id="main" tabIndex={-1} className="ff-main">
          <Guarded />
        </main>
      </div>
      <StepUpHost />
      {help ? <KeyboardHelp onClose={() => setHelp(false)} /> : null}
    </>
  );
};

/** A page alone: sign-in, a public page, a page behind a link. */
export const BareShell = () => (
  <>
    <SkipLink />
    <header className="ff-top ff-top--bare">
      <div className="ff-top-brand">
        <Link to="/" className="ff-brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          Fourfold
        </Link>
      </div>
      <div className="ff-top-tools">
        <LanguageSwitch />
      </div>
    </header>
    <main id="main" tabIndex={-1} className="ff-main ff-main--bare">
      <Guarded />
    </main>
  </>
);

/** A page that opens without a network: nothing of its frame asks the server, and no name stands on it. */
export const AloneShell = () => (
  <>
    <SkipLink />
    <header className="ff-top ff-top--bare">
      <div className="ff-top-brand">
        <img src="/quiet.svg" alt="" width="28" height="28" />
      </div>
      <div className="ff-top-tools">
        <LanguageAlone />
      </div>
    </header>
    <main id="main" tabIndex={-1} className="ff-main ff-main--bare">
      <Outlet />
    </main>
    <StepUpHost />
  </>
);
