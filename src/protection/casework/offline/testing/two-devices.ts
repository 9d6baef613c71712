import type { Id } from '../../../../platform/contract/index.ts';
import type { Random } from '../../../../platform/ids/index.ts';
import { recordHere, seenOf } from '../merge.ts';
import { type AnswerEdit, CaseloadCopy } from '../shapes.ts';

/** A number below `most`. */
const below = (random: Random, most: number): number => {
  const [a = 0, b = 0] = random(2);
  return (a * 256 + b) % most;
};

const start = Date.parse('2026-11-20T08:00:00.000Z');

interface Plan {
  readonly copy: CaseloadCopy;
  readonly edits: number;
  /** The device hears of what the other one wrote, once; never where left out. */
  readonly meetAfter?: number | undefined;
  readonly newId: () => Id;
  readonly random: Random;
}

/**
 * Two people write on two devices, each in the knowledge of what stands on their own screen. Their clocks differ, and some moments are
 * the same.
 *
 * @returns what each wrote, in order
 */
export const writeApart = ({ copy, edits, meetAfter, newId, random }: Plan): readonly [AnswerEdit[], AnswerEdit[]] => {
  const written: [AnswerEdit[], AnswerEdit[]] = [[], []];
  const heard: [AnswerEdit[], AnswerEdit[]] = [[], []];
  for (let turn = 0; turn < edits; turn++) {
    if (turn === meetAfter) {
      heard[0].push(...written[1]);
      heard[1].push(...written[0]);
    }
    for (const device of [0, 1] as const) {
      const record = copy.records[below(random, copy.records.length)];
      if (!record) throw new Error('the copy holds no record');
      const { fields } = recordHere(copy, record, [...heard[device], ...written[device]]);
      const here = fields[below(random, fields.length)];
      if (!here) throw new Error('the form asks nothing');
      written[device].push({
        kind: 'answer',
        id: newId(),
        survivorId: record.survivorId,
        answer: {
          field: here.field.field,
          state: 'said',
          value: `device ${device}, edit ${turn}`,
          source: 'survivor',
          why: 'told-unasked',
          at: new Date(start + turn * 1000 + device * below(random, 2) * 7000).toISOString(),
          replaces: seenOf(here),
        },
      });
    }
  }
  return written;
};

/** A copy of records about whom nothing is known, with these fields on the form. */
export const emptyCopy = (survivorIds: readonly Id[], fields: readonly string[]): CaseloadCopy =>
  CaseloadCopy.parse({
    takenAt: new Date(start).toISOString(),
    leaseUntil: new Date(start + 72 * 3_600_000).toISOString(),
    form: fields.map((field) => ({
      field,
      title: { en: field, es: field },
      why: { en: field, es: field },
      group: 'other',
      dataClass: 'service',
      kind: 'text',
      codes: null,
      asked: true,
    })),
    channels: [],
    records: survivorIds.map((survivorId) => ({
      survivorId,
      code: 'AA-00000',
      name: null,
      shield: 'open',
      reads: ['service'],
      writes: ['service'],
      answers: [],
      contact: null,
      safetyPlan: null,
      tasks: [],
    })),
  });
