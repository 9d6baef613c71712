import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { useT } from './words.ts';

/** The server forgets who was here, then sends the browser to a neutral page. A plain link, so it works without script. */
const way = '/leave';
const presses = 3;
const within = 5000;

/**
 * For pages a survivor opens, after GOV.UK "Exit this page": the button, or Shift three times within five seconds. It covers the page at
 * once and then leaves, so that Back does not lead here again. It says plainly that the history of the browser remains.
 */
export const QuickExit = () => {
  const t = useT();
  const [count, setCount] = useState(0);
  const [leaving, setLeaving] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const leave = (): void => {
    setLeaving(true);
    document.title = t('web.exit.blank');
    location.replace(way);
  };
  const onLeave = (event: MouseEvent): void => {
    event.preventDefault();
    leave();
  };
  const leaveNow = useRef(leave);
  leaveNow.current = leave;

  useEffect(() => {
    // when Shift was pressed alone; with another key between, it was for typing
    let times: readonly number[] = [];
    let typed = false;
    const keep = (next: readonly number[]): void => {
      const now = performance.now();
      times = next.filter((at) => now - at <= within);
      setCount(times.length);
    };
    const onDown = (event: KeyboardEvent): void => {
      if (event.key === 'Shift') {
        if (!event.repeat) typed = false;
        return;
      }
      typed = true;
      keep([]);
    };
    const onUp = (event: KeyboardEvent): void => {
      if (event.key !== 'Shift' || typed) return;
      keep([...times, performance.now()]);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => keep(times), within + 50);
      if (times.length >= presses) leaveNow.current();
    };
    window.addEventListener('keydown', onDown);
    window.addEventListener('keyup', onUp);
    return () => {
      window.removeEventListener('keydown', onDown);
      window.removeEventListener('keyup', onUp);
      clearTimeout(timer.current);
    };
  }, []);

  return (
    <div className="ff-exit">
      <a href={way} className="ff-exit-second" rel="nofollow noreferrer" onClick={onLeave}>
        {t('web.exit.second')}
      </a>
      <a
        href={way}
        className="usa-button usa-button--secondary ff-exit-button"
        rel="nofollow noreferrer"
        onClick={onLeave}
      >
        {t('web.exit.button')}
      </a>
      <span className="ff-exit-dots" aria-hidden="true">
        {Array.from({ length: presses }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: three dots that never move
          <i key={i} className={i < count ? 'on' : ''} />
        ))}
      </span>
      <p className="ff-exit-note">{t('web.exit.note')}</p>
      <span role="status" className="ff-visually-hidden">
        {count > 0 && count < presses ? t('web.exit.again', { count: presses - count }) : ''}
      </span>
      {leaving ? <div className="ff-exit-cover">{t('web.exit.blank')}</div> : null}
    </div>
  );
};
