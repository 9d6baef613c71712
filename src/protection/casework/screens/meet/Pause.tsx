import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { recordPath } from '../words.ts';

/** A page on which nothing is asked. What was said so far is saved. */
export const Pause = ({ survivorId, onGoOn }: { survivorId: string; onGoOn: () => void }) => {
  const t = useT();
  return (
    <section className="ff-pause">
      <h2>{t('casework.pause')}</h2>
      <p>{t('casework.pause.says')}</p>
      <ul>
        <li>{t('casework.pause.feet')}</li>
        <li>{t('casework.pause.look')}</li>
        <li>{t('casework.pause.breath')}</li>
      </ul>
      <p>{t('casework.pause.saved')}</p>
      <div className="ff-buttons">
        <Button kind="main" onClick={onGoOn}>
          {t('casework.pause.go-on')}
        </Button>
        <Link to={recordPath(survivorId)}>{t('casework.pause.stop')}</Link>
      </div>
    </section>
  );
};
