import { lazy, Suspense } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { useT } from '../../../web/kit/words.ts';
import type { seeNode } from '../contract.ts';

// an office makes its key once
const MakeKey = lazy(() => import('./MakeKey.tsx'));

/** The public key partners write into an agreement, or how to make one. */
export const OwnKey = ({ node }: { node: Output<typeof seeNode>['node'] }) => {
  const t = useT();
  const may = useMay('approve matching');
  if (node)
    return (
      <dl className="ff-facts">
        <div>
          <dt>{t('matching.key.party')}</dt>
          <dd>{node.partyId}</dd>
        </div>
        <div>
          <dt>{t('matching.key.public')}</dt>
          <dd>
            <code>{node.publicKey}</code>
          </dd>
        </div>
      </dl>
    );
  return may ? (
    <Suspense>
      <MakeKey />
    </Suspense>
  ) : (
    <Alert>{t('matching.key.ask')}</Alert>
  );
};
