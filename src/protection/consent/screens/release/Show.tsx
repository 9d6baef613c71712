import { useEffect, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { QuickExit } from '../../../../web/kit/QuickExit.tsx';
import { usePathParams, useSearchState } from '../../../../web/kit/search.ts';
import { openRelease, releaseForm } from '../../contract.ts';
import { releasePath, useConsentWords } from '../words.ts';
import { Sign } from './Sign.tsx';

/** The release as she reads it, or hears it: large, in her language, one thing on the screen. Here she signs, or does not. */
export const Screen = () => {
  const { releaseId } = usePathParams('releaseId');
  const { t, language } = useConsentWords();
  const form = useRead(releaseForm, { releaseId, language });
  const release = useRead(openRelease, { releaseId });
  const [{ referral }] = useSearchState();
  const own = release.data ? releasePath(release.data.subjectId, releaseId) : null;
  const back = own && referral ? `/referrals/${referral}` : own;
  return (
    <>
      <QuickExit />
      <div className="ff-show">
        <Page title={form.data?.title ?? t('web.loading')} neutral>
          <Loaded read={form}>
            {({ paragraphs, fields }) => (
              <>
                <Aloud texts={[...paragraphs, ...fields]} />
                <div className="ff-large">
                  <p>{paragraphs[0]}</p>
                  <ul>
                    {fields.map((field) => (
                      <li key={field}>{field}</li>
                    ))}
                  </ul>
                  {paragraphs.slice(1).map((paragraph) => (
                    <p key={paragraph}>{paragraph}</p>
                  ))}
                </div>
              </>
            )}
          </Loaded>
          {release.data ? (
            release.data.standing === 'draft' ? (
              <Sign release={release.data} />
            ) : (
              <Alert tone="success" title={t('consent.signed')} live>
                {back ? <Link to={back}>{t('consent.give-back')}</Link> : null}
              </Alert>
            )
          ) : null}
          {back && release.data?.standing === 'draft' ? (
            <p className="ff-onward">
              <Link to={back}>{t('consent.not-now')}</Link>
            </p>
          ) : null}
        </Page>
      </div>
    </>
  );
};

/** The browser reads it out, where it has a voice. */
const Aloud = ({ texts }: { texts: readonly string[] }) => {
  const { t, language } = useConsentWords();
  const [speaking, setSpeaking] = useState(false);
  const voice = 'speechSynthesis' in window ? window.speechSynthesis : null;
  useEffect(() => () => voice?.cancel(), [voice]);
  if (!voice) return null;
  const toggle = (): void => {
    voice.cancel();
    if (speaking) {
      setSpeaking(false);
      return;
    }
    const words = new SpeechSynthesisUtterance(texts.join(' '));
    words.lang = language;
    words.onend = () => setSpeaking(false);
    voice.speak(words);
    setSpeaking(true);
  };
  return (
    <Button aria-pressed={speaking} onClick={toggle}>
      {t(speaking ? 'consent.aloud.stop' : 'consent.aloud')}
    </Button>
  );
};
