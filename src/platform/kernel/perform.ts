import type { z } from 'zod';
import type { Actor } from '../actor/index.ts';
import { type AuditEvent, appendAudit } from '../audit/index.ts';
import {
  type FileBody,
  type FileOut,
  type Id,
  isFileOut,
  type Output,
  type Route,
  type Where,
} from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { Refusal, refuse } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { mayEnter } from '../policy/index.ts';
import type { Context, Kernel } from './kernel.ts';
import type { UseCase } from './use-case.ts';
import { noVisit, type Visit } from './visit.ts';

/** How long a proof of who is there (passkey, password) is fresh enough for a sensitive act. */
export const stepUpMinutes = 10;

const noFile: FileBody = { bytes: new Uint8Array(), type: '', name: '' };

/**
 * Runs one act on behalf of an actor: parse, may it enter, transaction under row level security, run, audit, present.
 * Web, API, command line, jobs, the sample world and tests all come through here.
 *
 * @throws Refusal of any code the contract names, or a common one; every refusal after the input was read leaves an audit entry
 */
export const perform = async <R extends Route<z.ZodObject, z.ZodType | FileOut>>(
  kernel: Kernel,
  actor: Actor,
  { route, run, inParts }: UseCase<R>,
  sent: unknown,
  file: FileBody = noFile,
  visit: Visit = noVisit,
): Promise<Output<R>> => {
  try {
    if (!mayEnter(kernel.roles, actor, route.may)) {
      refuse(actor.kind === 'public' ? 'NOT_SIGNED_IN' : 'NOT_PERMITTED', { permission: route.may });
    }
    if (route.stepUp) requireFreshProof(kernel, actor);
    const parsed = route.takes.safeParse(sent);
    if (!parsed.success)
      throw new Refusal('INPUT_INVALID', { count: parsed.error.issues.length }, whereOf(parsed.error));

    const act = async (tx: Tx | null): Promise<Output<R>> => {
      const noted: { records: Id[]; details: Record<string, string | number | boolean> } = { records: [], details: {} };
      const context: Context = {
        kernel,
        get tx() {
          if (!tx) throw new Error(`${route.name} acts in parts: it opens its own transactions`);
          return tx;
        },
        actor,
        clock: kernel.clock,
        t: kernel.translate(actor.language),
        file,
        visit,
        get orgId() {
          return actor.orgId ?? refuse('NOT_PERMITTED', { permission: route.may });
        },
        newId: () => newId(kernel.clock, kernel.random),
        note: (records, details = {}) => {
          noted.records.push(...[records].flat());
          Object.assign(noted.details, details);
        },
      };
      const result = await run(context, parsed.data as never);
      const answer = (isFileOut(route.gives) ? result : route.gives.parse(result)) as Output<R>;
      if (tx && actor.kind !== 'public') {
        await appendAudit(tx, kernel.clock, actor, { act: route.name, outcome: 'done', ...noted });
      }
      return answer;
    };
    return await (inParts ? act(null) : kernel.db.transaction(actor, act));
  } catch (error) {
    const known = storageTrouble(error);
    if (known instanceof Refusal && actor.kind !== 'public') await auditRefusal(kernel, actor, route.name, known);
    throw known;
  }
};

/** Refuses STEP_UP_NEEDED unless the person proved who is there in the last minutes. For acts that need it only sometimes. */
export const requireFreshProof = (kernel: Kernel, actor: Actor): void => {
  const age = actor.provedAt ? kernel.clock.millis() - Date.parse(actor.provedAt) : Number.POSITIVE_INFINITY;
  if (age > stepUpMinutes * 60_000) refuse('STEP_UP_NEEDED', { minutes: stepUpMinutes });
};

/** The act rolled back, so its refusal is written in a transaction of its own. A full disk must not hide the refusal itself. */
const auditRefusal = async (kernel: Kernel, actor: Actor, act: string, { code }: Refusal): Promise<void> => {
  const event: AuditEvent = { act, outcome: code };
  try {
    await kernel.db.transaction(actor, (tx) => appendAudit(tx, kernel.clock, actor, event));
  } catch (error) {
    kernel.log.error(
      { act, code, cause: (error as { code?: string }).code },
      'refusal could not be written to the audit trail',
    );
  }
};

/** Issues of a zod error as places in the input. The offending value itself is not repeated: it may be somebody's name. */
export const whereOf = (error: z.ZodError): Where[] =>
  error.issues.map((issue) => ({
    field: issue.path.join('.'),
    code: /^[A-Z_]+$/.test(issue.message) ? issue.message : issue.code.toUpperCase(),
    says: issue.message,
  }));

const storageCodes: Record<string, string> = {
  '53100': 'STORAGE_FULL',
  '40001': 'CONFLICT',
  '40P01': 'CONFLICT',
  '23505': 'CONFLICT',
  '57P01': 'STORAGE_UNAVAILABLE',
  '57P03': 'STORAGE_UNAVAILABLE',
  '53300': 'STORAGE_UNAVAILABLE',
  '08006': 'STORAGE_UNAVAILABLE',
  ECONNREFUSED: 'STORAGE_UNAVAILABLE',
  ECONNRESET: 'STORAGE_UNAVAILABLE',
};

/** Trouble of the database that a person can do something about, as a refusal; anything else stays what it is. */
const storageTrouble = (error: unknown): unknown => {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  if (/No space left on device/i.test(error.message)) return new Refusal('STORAGE_FULL');
  const code = storageCodes[(error as { code?: string }).code ?? ''];
  return code ? new Refusal(code) : error;
};
