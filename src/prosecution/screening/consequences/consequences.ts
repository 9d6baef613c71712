import type { Language } from '../../../platform/actor/index.ts';
import type { CivilDate } from '../../../platform/contract/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { type EntryBase, type Packs, wordsIn } from '../../../platform/packs/index.ts';
import { measures } from '../lists/entity.ts';
import { consequences as contract } from './contract.ts';
import { type MeasureEntry, measureKind, type StepEntry } from './pack-kind.ts';

type Words = Readonly<Record<Language, string>>;

/** Who checked an entry and when; null says that nobody has. */
export const reviewOf = ({ reviewed }: Pick<EntryBase, 'reviewed'>): string | null =>
  reviewed && `${reviewed.who}, ${reviewed.when}`;

export const measuresOn = (packs: Packs, day: CivilDate): MeasureEntry[] =>
  packs.entriesOn(measureKind, day).flatMap((entry) => (entry.type === 'measure' ? [entry as MeasureEntry] : []));

/** The steps in which a person looks at a possible match, in order. */
export const walkOn = (packs: Packs, day: CivilDate): StepEntry[] =>
  packs
    .entriesOn(measureKind, day)
    .flatMap((entry) => (entry.type === 'step' ? [entry as StepEntry] : []))
    .sort((a, b) => a.step - b.step);

export const stepWords = (step: StepEntry, language: Language) => ({
  step: step.step,
  title: step.title[language],
  question: step.question[language],
  yes: step.yes[language],
  no: step.no[language],
  cite: step.source.cite,
  reviewed: reviewOf(step),
});

/** What a measure means, in words, with the entry it rests on. */
export const meaningOf = (packs: Packs, entry: MeasureEntry, language: Language) => {
  const say = (words: Words): string => words[language];
  const { pack, version } = packs.cite(entry);
  return {
    measure: entry.measure,
    title: say(entry.title),
    says: wordsIn(entry.says, language),
    forbids: entry.forbids.map(say),
    next: entry.next.map(say),
    tell: entry.tell.map(({ who, how, within }) => ({ who: say(who), how: say(how), within: within && say(within) })),
    cites: entry.cites.map(({ cite, url, says }) => ({ cite, url: url ?? null, says: say(says) })),
    status: entry.status,
    effectiveFrom: entry.effective.from,
    reviewed: reviewOf(entry),
    pack,
    packVersion: version,
  };
};

/** The panel beside a match. */
export const consequences = useCase(contract, async ({ kernel, actor, t, clock }, { measures: asked, asOf }) => {
  const day = asOf ?? clock.today();
  const wanted = asked ? asked.split(',').map((one) => one.trim()) : [...measures];
  const known = measuresOn(kernel.packs, day).filter(({ measure }) => wanted.includes(measure));
  const said = new Set<string>(known.map(({ measure }) => measure));
  return {
    asOf: day,
    notice: t('screening.consequences.notice'),
    measures: known.map((entry) => meaningOf(kernel.packs, entry, actor.language)),
    walk: walkOn(kernel.packs, day).map((step) => stepWords(step, actor.language)),
    unknown: wanted.filter((measure) => !said.has(measure)),
  };
});
