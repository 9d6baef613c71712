import { useBlocker } from '@tanstack/react-router';
import { Confirm } from '../Confirm.tsx';
import { useT } from '../words.ts';

/** Whoever leaves a page with something typed is asked first, whichever way they leave. */
export const Unsaved = ({ isUnsaved }: { isUnsaved: () => boolean }) => {
  const t = useT();
  const leave = useBlocker({
    // a tab or a filter on the same page takes nothing away
    shouldBlockFn: ({ current, next }) => isUnsaved() && current.pathname !== next.pathname,
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  if (leave.status !== 'blocked') return null;
  return (
    <Confirm
      title={t('web.unsaved.title')}
      consequence={<p>{t('web.unsaved.consequence')}</p>}
      act={t('web.unsaved.leave')}
      grave
      onConfirm={leave.proceed}
      onClose={leave.reset}
    />
  );
};
