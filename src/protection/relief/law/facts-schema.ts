import { factsSchema } from '../../../engines/rules/index.ts';
import type { ReliefLaw } from './relief-law.ts';

type Schema = Record<string, unknown>;

/** What may be stated, as JSON Schema (2020-12), with why each thing is asked, who can say it and how it is protected. */
export function reliefFactsSchema(law: ReliefLaw, language: 'en' | 'es' = 'en'): Schema {
  const schema = factsSchema(law.rules);
  const shapes = schema.properties as Record<string, Schema>;
  const properties = law.facts.map(({ id, says, asks, why, askOf, dataClass, topic, unit, codes }) => [
    id,
    {
      ...shapes[id],
      title: typeof says === 'string' ? says : (says[language] ?? says.en),
      description: asks[language],
      'x-why': why[language],
      'x-ask-of': askOf,
      'x-data-class': dataClass,
      'x-topic': topic,
      ...(unit ? { 'x-unit': unit } : {}),
      ...(codes ? { 'x-codes': Object.fromEntries(codes.map((one) => [one.code, one.says[language]])) } : {}),
    },
  ]);
  return {
    ...schema,
    title: law.rules.title[language],
    $comment: law.rules.notice[language],
    properties: Object.fromEntries(properties),
  };
}
