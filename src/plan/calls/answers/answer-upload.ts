import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { askedOf } from '../asked.ts';
import { answerTakeOver as takeOver, answerUpload as upload } from './contract.ts';
import { inWords, placeOf } from './faults.ts';
import { type Link, writableLinkOf } from './link-of.ts';
import { readAnswers } from './read-answers.ts';
import { saveAnswers } from './save-answers.ts';

/** Reads the uploaded sheet against what the agency is asked, in whichever of our languages it was filled. */
const readUpload = async ({ tx, clock, kernel, t, file }: Context, { recipient }: Link) => {
  const asked = await askedOf(tx, recipient.plan_id, recipient.agency_id, clock.today());
  return { asked, ...readAnswers(file.bytes, asked, [t, kernel.translate('en'), kernel.translate('es')]) };
};

/** Tells what a filled sheet says and what is wrong with it; saves nothing. */
export const answerUpload = useCase(upload, async (context) => {
  const link = await writableLinkOf(context);
  const { format, answers, faults } = await readUpload(context, link);
  context.note([link.call.plan_id, link.call.id], { answers: answers.length, problems: faults.length });
  return { format, answers, problems: faults.map((fault) => inWords(context.t, fault)), ready: faults.length === 0 };
});

/** Saves the answers of a filled sheet, whole or not at all, and keeps the file as it came. */
export const answerTakeOver = useCase(takeOver, async (context, { name }) => {
  const { t, file, note } = context;
  const link = await writableLinkOf(context);
  const { asked, answers, faults } = await readUpload(context, link);
  if (faults.length > 0) {
    refuse(
      'ANSWER_INVALID',
      { count: faults.length },
      faults.map((fault) => placeOf(t, fault)),
    );
  }
  const hash = sha256(file.bytes);
  const saved = await saveAnswers(context, link, answers, {
    file: file.bytes,
    file_name: name ?? file.name,
    file_hash: hash,
  });
  note([link.call.plan_id, link.call.id, saved.id], { answers: saved.answers.length, hash });
  return { answered: saved.answers.length, asked: asked.length, savedAt: saved.savedAt };
});
