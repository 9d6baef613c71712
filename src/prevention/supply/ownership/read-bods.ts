import { z } from 'zod';
import { Refusal } from '../../../platform/errors/index.ts';
import { jsonFrom } from '../chain/read-json.ts';

/** Statements of the Beneficial Ownership Data Standard 0.4, as far as ownership needs them. */
const Percent = z.number().min(0).max(100);
const Share = z.object({
  exact: Percent.optional(),
  minimum: Percent.optional(),
  maximum: Percent.optional(),
  exclusiveMinimum: Percent.optional(),
  exclusiveMaximum: Percent.optional(),
});
const Interest = z.object({
  type: z.string().optional(),
  directOrIndirect: z.enum(['direct', 'indirect', 'unknown']).optional(),
  share: Share.optional(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
});
const Head = z.object({
  recordId: z.string().min(1),
  statementDate: z.string().min(4),
  recordStatus: z.enum(['new', 'updated', 'closed']).optional(),
});
const Statement = z.discriminatedUnion('recordType', [
  Head.extend({ recordType: z.literal('entity'), recordDetails: z.object({ name: z.string().optional() }) }),
  Head.extend({
    recordType: z.literal('person'),
    recordDetails: z.object({ names: z.array(z.object({ fullName: z.string().optional() })).optional() }),
  }),
  Head.extend({
    recordType: z.literal('relationship'),
    recordDetails: z.object({
      subject: z.union([z.string(), z.object({ reason: z.string() })]),
      interestedParty: z.union([z.string(), z.object({ reason: z.string() })]),
      interests: z.array(Interest).optional(),
    }),
  }),
]);

/** Between two fractions of the whole: a bound that is not given is 0 or 1. */
export type Interval = readonly [low: number, high: number];

export interface Holding {
  readonly owner: string;
  readonly entity: string;
  /** What is held directly, or not said to be indirect; null where no share can be meant (a seat on the board). */
  readonly direct: Interval | null;
  /** A declared indirect share restates a chain: it is compared, never added. */
  readonly indirect: Interval | null;
  readonly kinds: readonly string[];
}

export interface Ownership {
  readonly names: ReadonlyMap<string, string>;
  readonly holdings: readonly Holding[];
  /** Relationships whose owner or entity is not named, with the reason that was given. */
  readonly unnamed: readonly { readonly record: string; readonly reason: string }[];
}

/**
 * What was stated by a day of that day: of each record the last statement up to then, none where it was closed, and interests within their dates.
 *
 * @throws Refusal SUPPLY_BODS_UNREADABLE, SUPPLY_BODS_INVALID with each place
 */
export const readBods = (bytes: Uint8Array, file: string, on: string): Ownership => {
  const parsed = z.array(Statement).safeParse(jsonFrom(bytes, file, 'SUPPLY_BODS_UNREADABLE'));
  if (!parsed.success)
    throw new Refusal(
      'SUPPLY_BODS_INVALID',
      {},
      parsed.error.issues.slice(0, 50).map(({ path, message }) => ({ file, field: path.join('.'), says: message })),
    );
  const names = new Map<string, string>();
  const holdings: Holding[] = [];
  const unnamed: { record: string; reason: string }[] = [];
  for (const one of lastOfEach(parsed.data, on)) {
    if (one.recordType === 'entity') names.set(one.recordId, one.recordDetails.name ?? one.recordId);
    else if (one.recordType === 'person')
      names.set(one.recordId, one.recordDetails.names?.[0]?.fullName ?? one.recordId);
    else {
      const { subject, interestedParty, interests = [] } = one.recordDetails;
      if (typeof subject === 'string' && typeof interestedParty === 'string')
        holdings.push({ owner: interestedParty, entity: subject, ...sharesOf(interests, on) });
      else
        for (const side of [subject, interestedParty])
          if (typeof side !== 'string') unnamed.push({ record: one.recordId, reason: side.reason });
    }
  }
  return { names, holdings, unnamed };
};

type Statement = z.infer<typeof Statement>;
type Interest = z.infer<typeof Interest>;

const lastOfEach = (statements: readonly Statement[], on: string): readonly Statement[] => {
  const last = new Map<string, Statement>();
  for (const one of statements) {
    const before = last.get(one.recordId);
    // of two on one day the later in the file counts
    if (one.statementDate.slice(0, 10) <= on && (!before || before.statementDate <= one.statementDate))
      last.set(one.recordId, one);
  }
  return [...last.values()].filter(({ recordStatus }) => recordStatus !== 'closed');
};

const sharesOf = (interests: readonly Interest[], on: string): Pick<Holding, 'direct' | 'indirect' | 'kinds'> => {
  const valid = interests.filter(
    ({ startDate = '', endDate = '9999' }) => startDate.slice(0, 10) <= on && on <= endDate.slice(0, 10),
  );
  const of = (indirect: boolean, type: string | undefined): readonly Interest[] =>
    valid.filter((one) => (one.directOrIndirect === 'indirect') === indirect && one.type === type);
  const shareOf = (indirect: boolean): Interval | null => {
    for (const type of ['shareholding', 'votingRights', 'unknownInterest', undefined]) {
      const found = of(indirect, type);
      if (found.length > 0) return found.map(({ share }) => intervalOf(share)).reduce(together);
    }
    return null;
  };
  return {
    direct: interests.length === 0 ? [0, 1] : shareOf(false),
    indirect: shareOf(true),
    kinds: [...new Set(valid.map(({ type = 'unknownInterest' }) => type))],
  };
};

const intervalOf = ({
  exact,
  minimum,
  exclusiveMinimum,
  maximum,
  exclusiveMaximum,
}: z.infer<typeof Share> = {}): Interval => [
  (exact ?? minimum ?? exclusiveMinimum ?? 0) / 100,
  (exact ?? maximum ?? exclusiveMaximum ?? 100) / 100,
];

export const together = (a: Interval, b: Interval): Interval => [Math.min(1, a[0] + b[0]), Math.min(1, a[1] + b[1])];
