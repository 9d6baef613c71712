import { z } from 'zod';

/**
 * A short code in the input of a job: an id of a pack entry, a hash, a message key. Never a person's words.
 *
 * @public for the job kinds of capabilities
 */
export const Code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}$/, 'CODE_FORM')
  .meta({ id: 'Code', description: 'A short code without spaces' });

/** Texts that cannot carry personal data. */
const namedTexts = new Set(['Id', 'CivilDate', 'Instant', 'Code']);
const plainTypes = new Set(['number', 'int', 'boolean', 'enum', 'literal', 'null', 'undefined']);

type Def = {
  type: string;
  format?: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: readonly z.ZodType[];
};

/**
 * Holds the rule that a job's input has no personal data in it: the input is kept for weeks, in clear, and shown to whoever may see
 * the job. So it may be made of ids, dates, numbers and codes only.
 *
 * @throws Error naming the field that could hold free text
 */
export const requireIdsOnly = (schema: z.ZodType, at: string): void => {
  const def = schema._zod.def as unknown as Def;
  if (plainTypes.has(def.type)) return;
  if (def.type === 'string') {
    if (def.format === 'uuid' || namedTexts.has(String(z.globalRegistry.get(schema)?.id))) return;
    throw new Error(`${at}: free text has no place in a job; take an id, a CivilDate, an Instant or a Code`);
  }
  const inner = def.shape
    ? Object.entries(def.shape)
    : [def.element, def.innerType, ...(def.options ?? [])].flatMap((s): [string, z.ZodType][] => (s ? [['', s]] : []));
  if (inner.length === 0 && def.type !== 'object') throw new Error(`${at}: a job cannot take ${def.type}`);
  for (const [name, part] of inner) requireIdsOnly(part, name ? `${at}.${name}` : at);
};
