import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../platform/config/root.ts';
import { assemblePacks, readPack } from '../../../../platform/packs/index.ts';
import {
  decideRelief,
  type ReliefAnswer,
  type ReliefLaw,
  readReliefFacts,
  reliefLaw,
  reliefPackKinds,
} from '../index.ts';

const root = join(projectRoot, 'packs');

export const filesOf = (name: string): Map<string, string> =>
  new Map(readdirSync(join(root, name)).map((file) => [file, readFileSync(join(root, name, file), 'utf8')] as const));

const kindOf = (name: string): unknown =>
  (JSON.parse(filesOf(name).get('pack.json') ?? '{}') as { kind?: unknown }).kind;

export const shippedNames = readdirSync(root).filter(
  (name) => name.startsWith('us-relief-') && reliefPackKinds.some((kind) => kind.name === kindOf(name)),
);

/** The packs of relief as they are shipped, and nothing else. */
export const shippedPacks = assemblePacks(shippedNames.map((name) => readPack(filesOf(name), reliefPackKinds)));
export const shippedLaw: ReliefLaw = reliefLaw(shippedPacks);

export const decideOn = (stated: unknown, on: string, law = shippedLaw) =>
  decideRelief(law, readReliefFacts(law, stated), on);

/** What one rule says. */
export function answerTo(rule: string, stated: unknown, on = '2026-11-24', law = shippedLaw): ReliefAnswer {
  const [answer] = decideRelief(law, readReliefFacts(law, stated), on, [rule]).answers;
  if (!answer) throw new Error('no answer');
  return answer;
}

export const dueOf = (rule: string, clock: string, stated: unknown, on = '2026-11-24'): string | null | undefined =>
  answerTo(rule, stated, on).deadlines.find((one) => one.clock === clock)?.due;
