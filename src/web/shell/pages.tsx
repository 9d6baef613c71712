import { type ErrorComponentProps, Navigate } from '@tanstack/react-router';
import { allRooms } from '../compose.tsx';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Link } from '../kit/Link.tsx';
import { mayEnter, useMe } from '../kit/me.ts';
import { Page } from '../kit/Page.tsx';
import { ProblemAlert } from '../kit/Problem.tsx';
import { useT } from '../kit/words.ts';

/**
 * The front page is the first desk the actor may enter: what needs a person today, never a page of totals. Whoever is not signed in
 * reads the published plan.
 */
export const Front = () => {
  const t = useT();
  const me = useMe();
  if (!me) return <Navigate to="/public" replace />;
  const first = allRooms.flatMap((room) => room.nav).find((item) => mayEnter(me, item.may));
  if (first) return <Navigate to={first.to} replace />;
  return (
    <Page title={t('web.front.none')}>
      <EmptyState icon="lock" title={t('web.front.none-says')}>
        {t('web.front.none-fix')}
      </EmptyState>
    </Page>
  );
};

export const NotFound = () => {
  const t = useT();
  return (
    <Page title={t('error.NO_SUCH_ROUTE')}>
      <p>{t('web.not-found.fix')}</p>
      <Link to="/">{t('web.not-found.home')}</Link>
    </Page>
  );
};

/** A screen that broke, or whose code could not be loaded (a new version was installed meanwhile). */
export const Broken = ({ error }: ErrorComponentProps) => {
  const t = useT();
  return (
    <Page title={t('web.broken')}>
      <ProblemAlert error={error} />
      <Button onClick={() => location.reload()}>{t('web.broken.reload')}</Button>
    </Page>
  );
};

/** Somebody may be signed in and still not enter here. */
export const Refused = () => {
  const t = useT();
  const me = useMe();
  if (!me) return <Navigate to="/sign-in" search={{ to: location.pathname + location.search } as never} replace />;
  return (
    <Page title={t('error.NOT_PERMITTED')}>
      <p>{t('error.NOT_PERMITTED.fix')}</p>
      <Link to="/">{t('web.not-found.home')}</Link>
    </Page>
  );
};
