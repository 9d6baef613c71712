import type { Input } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordToWrite } from '../../casework/index.ts';
import { sealHere } from '../case/sealing.ts';
import { writeFacts } from '../case/state-facts.ts';
import { relief } from '../queries.ts';
import type { FactValue } from '../shapes.ts';
import { noteRequest as contract, noteRight as rightContract } from './contract.ts';

type Noted = Input<typeof contract>;

/** The fact that a signature makes. A declaration for T status is evidence, no fact of a rule. */
const factOfSignature = ({ kind, answeredOn }: Noted): { fact: string; value: FactValue } | null => {
  if (answeredOn === undefined) return null;
  if (kind === 'u-supplement-b') return { fact: 'supplement-b-signed-on', value: answeredOn };
  if (kind === 'continued-presence') return { fact: 'continued-presence-on', value: answeredOn };
  return kind === 'hhs-letter' ? { fact: 'hhs-letter', value: true } : null;
};

/** Notes a request to an agency, or what became of it. */
export const noteRequest = useCase(contract, async (context, input) => {
  const { tx, orgId, actor, clock, note } = context;
  const { survivorId, kind, state, askedOn, answeredOn, endsOn, words, id = context.newId() } = input;
  const access = await recordToWrite(context, survivorId);
  mayDo(context, access, 'write', 'immigration');
  if (state === 'signed' && answeredOn === undefined) refuse('RELIEF_DAY_MISSING', {}, [{ field: 'answeredOn' }]);
  if (state === 'asked' && askedOn === undefined) refuse('RELIEF_DAY_MISSING', {}, [{ field: 'askedOn' }]);
  const place = { survivorId, dataClass: 'immigration', column: 'request.words_sealed', recordId: id } as const;
  const sealed = words ? await sealHere(context, place, words) : null;
  const values = {
    kind,
    state,
    asked_on: askedOn ?? null,
    answered_on: answeredOn ?? null,
    ends_on: endsOn ?? null,
    words_sealed: sealed?.sealed ?? null,
    subject_id: sealed?.subjectId ?? null,
    by_person: actor.userId,
    at: clock.now(),
  };
  await relief(tx)
    .insertInto('relief.request')
    .values({ org_id: orgId, survivor_id: survivorId, id, ...values })
    .onConflict((conflict) => conflict.columns(['org_id', 'survivor_id', 'id']).doUpdateSet(values))
    .execute();
  const signed = state === 'signed' ? factOfSignature(input) : null;
  if (signed) await writeFacts(context, access, [{ ...signed, state: 'said', source: 'document' }]);
  note([survivorId, id], { kind, state });
  return { id };
});

/** Notes a right in court. */
export const noteRight = useCase(rightContract, async (context, input) => {
  const { tx, orgId, actor, clock, note } = context;
  const { survivorId, right, event, on, words, id = context.newId() } = input;
  mayDo(context, await recordToWrite(context, survivorId), 'write', 'legal');
  const place = { survivorId, dataClass: 'legal', column: 'right_note.words_sealed', recordId: id } as const;
  const sealed = words ? await sealHere(context, place, words) : null;
  await relief(tx)
    .insertInto('relief.right_note')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      right_code: right,
      event,
      on_day: on,
      words_sealed: sealed?.sealed ?? null,
      subject_id: sealed?.subjectId ?? null,
      by_person: actor.userId,
      at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  note([survivorId, id], { right, event });
  return { id };
});
