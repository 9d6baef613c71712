import { completeness, ledger, status } from '../../engines/plan/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { planFile } from '../exchange/plan-files.ts';
import { findingViews } from '../ledger/finding-views.ts';
import { plan } from '../queries.ts';
import { treeLines } from '../register/views.ts';
import type { PublicationRow } from '../tables.ts';
import { publicFile as fileContract, listPublic as listContract, openPublic as openContract } from './contract.ts';

const published = (tx: Tx) => plan(tx).selectFrom('plan.publication').where('withdrawn_at', 'is', null);

const publication = (tx: Tx, slug: string): Promise<PublicationRow> =>
  published(tx).selectAll().where('slug', '=', slug).executeTakeFirst().then(orRefuse('PLAN_NOT_PUBLISHED'));

const card = (p: PublicationRow) => ({
  notice: p.notice,
  slug: p.slug,
  title: p.document.plan.title,
  edition: p.edition,
  asOf: p.as_of,
  publishedAt: p.published_at,
  sha256: p.sha256,
});

/** What is published, the newest first. */
export const listPublic = useCase(listContract, async ({ tx }) =>
  (await published(tx).selectAll().orderBy('published_at', 'desc').execute()).map(card),
);

/** A published plan, told as of the day it was published: nobody reads lateness into it that was not there. */
export const openPublic = useCase(openContract, async ({ tx }, { slug }) => {
  const found = await publication(tx, slug);
  const doc = found.document;
  return {
    card: card(found),
    plan: doc.plan,
    nodes: status(doc, { asOf: found.as_of }).nodes.map(treeLines(doc)),
    agencies: doc.agencies,
    assignments: doc.assignments,
    completeness: completeness(doc),
    cycles: doc.cycles,
    commitments: doc.commitments,
    findings: findingViews(doc, ledger(doc, { asOf: found.as_of }).findings),
  };
});

/** The published copy as a file. */
export const publicFile = useCase(fileContract, async ({ tx }, { slug, format }) =>
  planFile((await publication(tx, slug)).document, format),
);
