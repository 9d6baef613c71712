import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { isCodeOf, knowledgeOn } from '../record/fields.ts';
import { openContactRules as openContract, setContactRules as setContract } from './contract.ts';
import { headsOf, openPaper, savePaper } from './papers.ts';
import { ContactRules } from './rules.ts';

/** Keeps how she may be reached. */
export const setContactRules = useCase(setContract, async (context, { rules, ...version }) => {
  const knowledge = knowledgeOn(context.kernel.packs, context.clock.today());
  const unknown = rules.channels.findIndex(({ channel }) => !isCodeOf(knowledge, 'codes.contact-channel', channel));
  if (unknown >= 0) refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: `rules.channels.${unknown}.channel` }]);
  return savePaper(context, 'safe-contact', { ...version, content: rules });
});

/** Shows how she may be reached. */
export const openContactRules = useCase(openContract, (context, { survivorId }) =>
  openPaper(context, survivorId, 'safe-contact', ContactRules),
);

/** The rules that hold. While versions are contested, what one of them forbids is forbidden. */
export const contactRulesOf = async (
  context: Pick<Context, 'tx' | 'orgId' | 'kernel'>,
  survivorId: Id,
): Promise<ContactRules | null> => {
  const heads = await headsOf(context, survivorId, 'safe-contact', ContactRules);
  const current = heads.find(({ row }) => row.standing === 'current')?.content ?? null;
  const others = heads.flatMap(({ row, content }) => (row.standing === 'contested' && content ? [content] : []));
  return current && others.reduce(stricter, current);
};

const stricter = (one: ContactRules, other: ContactRules): ContactRules => ({
  ...one,
  notBefore: [one.notBefore, other.notBefore]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1),
  channels: one.channels.map((rule) => {
    const theirs = other.channels.find(({ channel }) => channel === rule.channel);
    const same = theirs?.allowed && JSON.stringify(theirs.hours) === JSON.stringify(rule.hours);
    return {
      ...rule,
      allowed: rule.allowed && same === true,
      voicemail: rule.voicemail === theirs?.voicemail ? rule.voicemail : 'never',
    };
  }),
  neverMention: [...new Set([...one.neverMention, ...other.neverMention])],
  interpreter: {
    needed: one.interpreter.needed || other.interpreter.needed,
    avoid: [...new Set([...one.interpreter.avoid, ...other.interpreter.avoid])],
  },
});
