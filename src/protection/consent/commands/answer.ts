import { cut, type Decision, decide, type FieldRule } from '../../../engines/consent/index.ts';
import type { DecideRequest } from './decide-request.ts';

export type DecideAnswer = Decision & { readonly packet?: Record<string, unknown> };

/** The same decision as everywhere, over a file. */
export const answerOf = (
  { release, request, sender, record }: DecideRequest,
  catalogue: ReadonlyMap<string, FieldRule>,
  now: string,
): DecideAnswer => {
  const decision = decide({ release, request, sender, catalogue, now });
  return record ? { ...decision, packet: cut(record, decision) } : decision;
};
