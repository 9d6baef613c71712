import { type PlanDocument, PlanDocument as PlanDocumentSchema } from './document.ts';
import { PlanError } from './errors.ts';

/**
 * Reads a plan from JSON text. Lists that are missing are empty.
 *
 * @throws PlanError PLAN_NOT_JSON; PLAN_FILE_INVALID, whose message names each place
 */
export const parsePlan = (text: string): PlanDocument => {
  const parsed = PlanDocumentSchema.safeParse(json(text));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((i) => `${i.path.join('/') || 'the whole'}: ${i.message}`);
  throw new PlanError('PLAN_FILE_INVALID', `The file is no plan.\n${places.join('\n')}`);
};

/** The plan as JSON text that `parsePlan` reads back unchanged. */
export const planToJson = (doc: PlanDocument): string => `${JSON.stringify(doc, null, 2)}\n`;

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PlanError('PLAN_NOT_JSON', `The file is no JSON: ${(cause as Error).message}`);
  }
};
