import type { PlanDocument } from '../../engines/plan/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import { sha256 } from '../../platform/hash/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { loadDocument } from '../register/load-document.ts';
import { publicDocument } from './public-document.ts';

/** The copy that would be published now: made from everything, so that the hash does not depend on who looks. */
export const publicCopy = async ({ tx }: Pick<Context, 'tx'>, planId: Id) => {
  const whole = await loadDocument(tx, planId, { updates: 'all' });
  const open = publicDocument(whole);
  const left = (part: (doc: PlanDocument) => readonly unknown[]): number => part(whole).length - part(open).length;
  return {
    document: open,
    sha256: sha256(JSON.stringify(open)),
    hidden: {
      nodes: left((d) => d.nodes),
      updates: left((d) => d.updates),
      evidence: left((d) => d.updates.flatMap((u) => u.evidence)),
      commitments: left((d) => d.commitments),
    },
  };
};
