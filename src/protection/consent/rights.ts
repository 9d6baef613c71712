import { type RecordClass, recordClasses, type Sender } from '../../engines/consent/index.ts';
import { holds } from '../../platform/policy/index.ts';
import type { Asking } from './circle/standing.ts';
import type { Governed } from './policy.ts';

/** The classes of a record that the actor's roles let them share. */
export const mayShare = ({ kernel, actor }: Pick<Asking, 'kernel' | 'actor'>): RecordClass[] =>
  recordClasses.filter((dataClass) => holds(kernel.roles, actor, `share ${dataClass}`));

/** The actor as the decision looks at them. */
export const senderOf = (asking: Asking, standing: Governed): Sender => ({
  organisation: asking.orgId,
  mayShare: mayShare(asking),
  onCaseload: standing.worker_id !== null,
});
