import type { z } from 'zod';
import type { FileOut, Input, Returned, Route } from '../contract/index.ts';
import type { Context, Kernel, PartsContext } from './kernel.ts';
import type { Visit } from './visit.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType | FileOut>;

/** An act: its contract and what it does. */
export interface UseCase<R extends AnyRoute = AnyRoute> {
  readonly route: R;
  run(context: Context, input: Input<R>): Promise<Returned<R>>;
  readonly inParts?: true;
  readonly atDoor?: AtDoor;
}

/** Asked before the body of a request is read: refuses whom the headers alone show to be nobody. `sent` is what path and query say. */
export type AtDoor = (kernel: Kernel, visit: Visit, sent: unknown) => Promise<unknown>;

/** Binds what an act does to its contract. The kernel runs it (`perform`); nobody calls `run` beside a test of the kernel. */
export const useCase = <R extends AnyRoute>(
  route: R,
  run: (context: Context, input: Input<R>) => Promise<Returned<R>>,
): UseCase<R> => ({ route, run });

/**
 * An act that commits in parts: it must keep what it wrote also when it refuses (a counted wrong password), or works long between two
 * looks at the database (a slow hash, a call to another server). It has no `tx`, opens transactions of its own, and writes the audit
 * entry of what it did itself; the kernel still parses, permits, presents, and notes the refusals of those who are signed in.
 */
export const useCaseInParts = <R extends AnyRoute>(
  route: R,
  run: (context: PartsContext, input: Input<R>) => Promise<Returned<R>>,
  atDoor?: AtDoor,
): UseCase<R> => ({ route, run, inParts: true, ...(atDoor ? { atDoor } : {}) });

/** A list of acts forgets their types: the kernel parses whatever comes in. */
export type AnyUseCase = {
  readonly route: AnyRoute;
  readonly inParts?: true;
  readonly atDoor?: AtDoor;
  run(context: Context, input: never): Promise<unknown>;
};
