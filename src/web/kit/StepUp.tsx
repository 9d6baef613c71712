import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { offerProof } from './step-up.ts';

const Prove = lazy(() => import('./Prove.tsx'));

/** Stands in the frame and asks for a fresh proof when an act needs one; what was typed below it stays. */
export const StepUpHost = () => {
  const [open, setOpen] = useState(false);
  const answer = useRef<(proved: boolean) => void>(() => {});
  useEffect(() => {
    offerProof(
      () =>
        new Promise((resolve) => {
          answer.current = resolve;
          setOpen(true);
        }),
    );
    return () => offerProof(null);
  }, []);
  const end = (proved: boolean): void => {
    setOpen(false);
    answer.current(proved);
  };
  return open ? (
    <Suspense>
      <Prove onEnd={end} />
    </Suspense>
  ) : null;
};
