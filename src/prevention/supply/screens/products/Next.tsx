import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { askPath } from '../evidence/words.ts';
import type { ProductView } from './Exposure.tsx';

const BillForm = lazy(() => import('./BillForm.tsx').then(({ BillForm: part }) => ({ default: part })));

/** Where the work on a product goes on. */
export const Next = ({ product }: { readonly product: ProductView }) => {
  const { t } = useWords();
  const mayWrite = useMay('write supply');
  const [open, setOpen] = useState(false);
  const here = `/supply/products/${encodeURIComponent(product.id)}`;
  return (
    <>
      <ul className="ff-rows">
        <li>
          <Link to={`${here}/documents`}>{t('supply.product.form.documents')}</Link>
        </li>
        <li>
          <Link to={`${here}/package`}>{t('supply.product.form.package')}</Link>
        </li>
        {mayWrite ? (
          <>
            <li>
              <Link to={askPath(product.id, product.gap?.at, product.gap?.document)}>
                {t('supply.product.form.ask')}
              </Link>
            </li>
            <li>
              <Button kind="quiet" onClick={() => setOpen(true)}>
                {t('supply.product.form.bill')}
              </Button>
            </li>
          </>
        ) : null}
      </ul>
      {open ? (
        <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
          <BillForm product={product} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};
