import type { z } from 'zod';
import type { Output } from '../../../platform/contract/index.ts';
import { useWords, type Words } from '../../../web/kit/words.ts';
import type { DayOfLaw, Door, FactValue, NextQuestion, openRelief, Said, StatedFact } from '../contract.ts';

export type ReliefView = Output<typeof openRelief>;
export type DoorView = z.infer<typeof Door>;
export type DayView = z.infer<typeof DayOfLaw>;
export type Question = z.infer<typeof NextQuestion>;
export type FactView = z.infer<typeof StatedFact>;
export type Askable = ReliefView['others'][number];

export interface ReliefWords extends Words {
  /** What stands in both languages. */
  readonly say: (both: z.infer<typeof Said>) => string;
  /** A value, as a person reads it. */
  readonly shown: (fact: Pick<Askable, 'type' | 'codes' | 'unit'>, value: FactValue) => string;
  /** A day of the law, or a moment. */
  readonly due: (day: string) => string;
}

export const useReliefWords = (): ReliefWords => {
  const words = useWords();
  const { t, date, moment, language } = words;
  const say: ReliefWords['say'] = (both) => both[language];
  const due = (day: string): string => (day.includes('T') ? moment(day) : date(day));
  const shown: ReliefWords['shown'] = ({ type, codes, unit }, value) => {
    if (typeof value === 'boolean') return t(value ? 'web.yes' : 'web.no');
    if (typeof value !== 'string') {
      return value.to
        ? t('relief.fact.from-to', { from: date(value.from), to: date(value.to) })
        : t('relief.fact.since', { from: date(value.from) });
    }
    const code = codes.find((one) => one.code === value);
    if (code) return say(code.says);
    if (type === 'date' || type === 'moment') return due(value);
    return unit ? `${value} ${unit}` : value;
  };
  return { ...words, say, shown, due };
};

export const tones = { eligible: 'good', contested: 'waiting', undetermined: 'unknown', not: 'stopped' } as const;
