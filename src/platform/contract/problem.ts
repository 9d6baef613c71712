import { z } from 'zod';

/** Where in the input the trouble is. */
export const Where = z.object({
  file: z.string().optional(),
  sheet: z.string().optional(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  field: z.string().optional(),
  line: z.number().int().optional(),
  code: z.string().optional(),
  says: z.string().optional(),
});
export type Where = z.infer<typeof Where>;

/** What every refusal looks like on the wire (after RFC 9457). */
export const Problem = z
  .object({
    code: z.string(),
    status: z.number().int(),
    says: z.string(),
    fix: z.string(),
    where: z.array(Where),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** Code -> HTTP status. The words stand in the catalogues as `error.CODE` and `error.CODE.fix`. */
export type ErrorCodes = Readonly<Record<string, number>>;

/** Codes that any act may answer with. */
export const commonErrors = {
  INPUT_INVALID: 422,
  NOT_SIGNED_IN: 401,
  NOT_PERMITTED: 403,
  NOT_FOUND_OR_NO_ACCESS: 404,
  NO_SUCH_ROUTE: 404,
  STEP_UP_NEEDED: 403,
  CROSS_SITE_REFUSED: 403,
  TOO_MANY_REQUESTS: 429,
  BODY_TOO_LARGE: 413,
  MEDIA_TYPE_NOT_TAKEN: 415,
  BODY_NOT_JSON: 400,
  CONFLICT: 409,
  STORAGE_FULL: 507,
  STORAGE_UNAVAILABLE: 503,
  UNEXPECTED: 500,
} as const satisfies ErrorCodes;
