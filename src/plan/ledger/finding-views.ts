import type { Finding, PlanDocument } from '../../engines/plan/index.ts';

/** Findings with the title of the promise they are about: a thread's own name is a code that nobody reads aloud. */
export const findingViews = (doc: Pick<PlanDocument, 'commitments'>, findings: readonly Finding[]) => {
  const titles = new Map(doc.commitments.map((c) => [c.id, c.title]));
  return findings.map((f) => ({ ...f, subject: titles.get(f.rows[0] ?? '') ?? null }));
};
