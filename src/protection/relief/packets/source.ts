import type { Language } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { classesFor, documentsHere } from '../../casework/index.ts';
import { asFacts, type KnownFact } from '../case/known-facts.ts';
import { readCase } from '../case/read-case.ts';
import { keyOf } from '../case/views.ts';
import { decideRelief, type ReliefAnswer, type ReliefLaw } from '../law/index.ts';
import { relief } from '../queries.ts';
import type { FactValue } from '../shapes.ts';

/** What a draft is made of: only what the actor may hand out. */
export interface PacketSource {
  readonly language: Language;
  readonly t: Context['t'];
  readonly code: string;
  readonly on: string;
  readonly day: (day: string) => string;
  /** A fact as a line: what it says and what is known of it. */
  readonly line: (fact: string) => string;
  readonly known: (fact: string) => boolean;
  readonly answer: (rule: string) => ReliefAnswer | undefined;
  /** Where a paper of a rule stands, and the kind of document it is. */
  readonly paper: (rule: string, paper: string) => { state: string | null; document: string | null };
}

export const packetSource = async (context: Context, survivorId: Id, on: string): Promise<PacketSource> => {
  const read = await readCase(context, survivorId);
  const { language } = context.actor;
  const mayLeave = new Set<string>(classesFor(context, read.access, 'export'));
  const known = read.known.filter(({ dataClass }) => mayLeave.has(dataClass));
  const decision = decideRelief(read.law, asFacts(read.law, known), on);
  const { rows, kinds } = await papersOf(context, survivorId, read);
  const written = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const day = (text: string): string => written.format(Date.parse(text));
  return {
    language,
    t: context.t,
    code: read.access.code,
    on,
    day,
    line: (fact) => lineOf(read.law, known, fact, { language, t: context.t, day }),
    known: (fact) => known.some((one) => one.fact === fact && one.state === 'said'),
    answer: (rule) => decision.answers.find((one) => one.rule === rule),
    paper: (rule, paper) => {
      const row = rows.get(keyOf(rule, paper));
      return { state: row?.state ?? null, document: (row?.document_id && kinds.get(row.document_id)) || null };
    },
  };
};

const papersOf = async (context: Context, survivorId: Id, { access }: Awaited<ReturnType<typeof readCase>>) => {
  const rows = await relief(context.tx)
    .selectFrom('relief.evidence')
    .select(['rule', 'paper', 'state', 'document_id'])
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', survivorId)
    .execute();
  const documents = await documentsHere(context, access);
  return {
    rows: new Map(rows.map((row) => [keyOf(row.rule, row.paper), row])),
    kinds: new Map(documents.map(({ id, kind }) => [id, kind])),
  };
};

type Speaking = Pick<PacketSource, 'language' | 't' | 'day'>;

const lineOf = (law: ReliefLaw, known: readonly KnownFact[], fact: string, speaking: Speaking): string => {
  const { language, t } = speaking;
  const declared = law.fact(fact);
  if (!declared) return fact;
  const says = typeof declared.says === 'string' ? declared.says : (declared.says[language] ?? declared.says.en);
  const one = known.find((other) => other.fact === fact);
  if (one?.state === 'none') return t('relief.line', { says, value: t('relief.value.none') });
  if (one?.state !== 'said' || one.value === null) {
    return t('relief.line', { says, value: t('relief.value.open') });
  }
  const code = declared.codes?.find((other) => other.code === one.value);
  return t('relief.line', { says, value: code ? code.says[language] : valueText(one.value, speaking) });
};

const valueText = (value: FactValue, { t, day }: Speaking): string => {
  if (typeof value === 'boolean') return t(value ? 'relief.value.yes' : 'relief.value.no');
  if (typeof value !== 'string') {
    return t('relief.value.period', {
      from: day(value.from),
      to: value.to ? day(value.to) : t('relief.value.still'),
    });
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value;
};
