import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { keepFile } from '../evidence/keep-file.ts';
import { sendFile as contract } from './answer-contract.ts';
import { done, filesOf, keepBody, openBody } from './keep-answer.ts';
import { behindLink } from './token.ts';

const mostFiles = 30;

/** The same bytes of the same kind are kept once: a slow line is tried twice. */
export const sendFile = useCaseInParts(contract, ({ kernel, file }, { token, type, name }) =>
  behindLink(kernel, token, async (held) => {
    const { tx, orgId, row } = held;
    const body = await openBody(held);
    const before = await filesOf(held);
    const hash = sha256(file.bytes);
    if (!before.some((one) => one.sha256 === hash && one.type === type)) {
      if (before.length >= mostFiles) refuse('SUPPLY_TOO_MANY', { most: mostFiles });
      const about = { bytes: file.bytes, name, addedBy: null, held: { requestId: row.id, type } };
      await keepFile({ kernel, tx, orgId }, about);
    }
    await keepBody(kernel, held, body);
    await done(kernel, held, contract.name);
    return { received: true } as const;
  }),
);
