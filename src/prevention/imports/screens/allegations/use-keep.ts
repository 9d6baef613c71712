import { useAct } from '../../../../web/api.ts';
import { changeAllegation } from '../../allegations/contract.ts';
import type { Allegation, Content } from './words.ts';

/** Replaces what an allegation says, if nobody else changed it meanwhile. */
export const useKeep = ({ of, onDone }: { of: Allegation; onDone?: () => void }) => {
  const act = useAct(changeAllegation);
  const keep = (content: Content): void =>
    act.mutate({ input: { allegationId: of.id, revision: of.revision, content } }, onDone ? { onSuccess: onDone } : {});
  return { busy: act.isPending, error: act.error, keep };
};
