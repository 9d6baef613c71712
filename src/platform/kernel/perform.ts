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
    knock(kernel, actor, route);
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
    const known = meeting(error);
    if (known instanceof Refusal && actor.kind !== 'public') await auditRefusal(kernel, actor, route.name, known);
    throw known;
  }
};

/** What is asked before the input is looked at: may the actor enter, is the proof fresh, is there room for what is written. */
const knock = (kernel: Kernel, actor: Actor, route: Route): void => {
  if (!mayEnter(kernel.roles, actor, route.may)) {
    refuse(actor.kind === 'public' ? 'NOT_SIGNED_IN' : 'NOT_PERMITTED', { permission: route.may });
  }
  if (route.stepUp) requireFreshProof(kernel, actor);
  if (fills(route) && !kernel.db.hasRoom()) refuse('STORAGE_FULL');
};

/** Whether the act fills the disk. Reads and signing in go on while there is little room: what they leave behind is small. */
const fills = ({ method, may }: Route): boolean =>
  method !== 'GET' && /^(write|approve|share) /.test(may) && !may.endsWith(' own-account');

/**
 * Asks at the door, before a body is read, and leaves the same audit entry as the act itself would.
 *
 * @throws Refusal NOT_SIGNED_IN, NOT_PERMITTED, STEP_UP_NEEDED, STORAGE_FULL
 */
export const enter = async (kernel: Kernel, actor: Actor, route: Route): Promise<void> => {
  try {
    knock(kernel, actor, route);
  } catch (error) {
    if (error instanceof Refusal && actor.kind !== 'public') await auditRefusal(kernel, actor, route.name, error);
    throw error;
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

const conflicts: ReadonlySet<unknown> = new Set(['40001', '40P01', '23505']);

/** Two acts that met in the database: a refusal, after which trying again helps; anything else stays what it is. */
const meeting = (error: unknown): unknown =>
  error instanceof Error && conflicts.has((error as { code?: unknown }).code) ? new Refusal('CONFLICT') : error;
