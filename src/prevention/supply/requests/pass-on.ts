import { refuse } from '../../../platform/errors/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { passOn as contract } from './answer-contract.ts';
import { answerOf, done, holderOf } from './keep-answer.ts';
import { mailLink } from './mails.ts';
import { putRequest, renewLink } from './put-request.ts';
import { papers } from './queries.ts';
import { behindLink, type Held, pathOf } from './token.ts';

const mostPassedOn = 30;

const goneOnTo = ({ tx, orgId, row }: Held) =>
  papers(tx)
    .selectFrom('supply.request as r')
    .leftJoin('supply.answer as a', (on) => on.onRef('a.org_id', '=', 'r.org_id').onRef('a.request_id', '=', 'r.id'))
    .selectAll('r')
    .select('a.state')
    .where('r.org_id', '=', orgId)
    .where('r.parent_id', '=', row.id)
    .execute();

/**
 * A request of its own for the next tier, with the same date. Who was asked before gets a new link for the same request: the form may be sent twice,
 * and a link that was lost is no reason to ask anew.
 */
export const passOn = useCaseInParts(contract, ({ kernel, visit }, { token, supplierId, email }) =>
  behindLink(kernel, token, async (held) => {
    const { tx, orgId, row } = held;
    const answer = await answerOf(held);
    const named = answer?.body.suppliers.find(({ id }) => id === supplierId) ?? refuse('SUPPLY_NOT_SAID');
    // from then on the buyer asks by itself
    if (answer?.state === 'accepted') refuse('SUPPLY_ANSWER_CLOSED');
    const before = await goneOnTo(held);
    const same = before.find(({ named_id }) => named_id === supplierId);
    // a new link opens what was told so far, which is not for whoever passed the question on
    if (same && same.state !== null) refuse('SUPPLY_PASSED_ON');
    if (same && same.revoked_at !== null) refuse('SUPPLY_REQUEST_DECIDED');
    if (!same && before.length >= mostPassedOn) refuse('SUPPLY_TOO_MANY', { most: mostPassedOn });
    const { name, country, address, material } = named;
    const made = same
      ? await renewLink(kernel, tx, same)
      : await putRequest(kernel, tx, {
          ...{ orgId, parentId: row.id, siteId: null, linkId: null, namedId: supplierId },
          named: { name, country, address, material },
          language: row.language,
          // the question and the note were for the one who was asked first
          asks: { ...row.asks, question: '', corrective: '' },
          dueOn: row.due_on,
          email: email ?? null,
          madeBy: null,
        });
    const mailed = email !== undefined;
    if (mailed)
      await mailLink(
        { tx, kernel, actor: holderOf(held), orgId },
        { email, dueOn: row.due_on, language: row.language },
        { origin: visit.origin, token: made.token },
      );
    await done(kernel, held, contract.name);
    const link = mailed ? null : `${visit.origin}${pathOf(made.token, row.language)}`;
    return { link, expiresAt: made.expiresAt, mailed };
  }),
);
