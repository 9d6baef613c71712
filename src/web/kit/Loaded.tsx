import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemAlert } from './Problem.tsx';
import { useT } from './words.ts';

/** Shows what was read; until then says that it is coming (after a moment), and if it does not come, why. */
export const Loaded = <T,>({
  read,
  children,
}: {
  read: UseQueryResult<T, Error>;
  children: (data: T) => ReactNode;
}) => {
  const t = useT();
  if (read.data !== undefined) return children(read.data);
  if (read.isError) return <ProblemAlert error={read.error} again={() => void read.refetch()} />;
  return (
    <p className="ff-loading" role="status">
      {t('web.loading')}
    </p>
  );
};
