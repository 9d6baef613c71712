import { type ReactNode, Suspense } from 'react';
import { Dialog, type DialogProps } from '../../../../web/kit/Dialog.tsx';
import { useWords } from '../../../../web/kit/words.ts';

/** A window with a form that is loaded when it is asked for. */
export const FormDialog = ({ children, ...dialog }: DialogProps): ReactNode => {
  const { t } = useWords();
  return (
    <Dialog {...dialog}>
      <Suspense fallback={<p role="status">{t('web.loading')}</p>}>{children}</Suspense>
    </Dialog>
  );
};
