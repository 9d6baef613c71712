import type { z } from 'zod';
import type { FileOut, Input, Returned, Route } from '../contract/index.ts';
import type { Context } from './kernel.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType | FileOut>;

/** An act: its contract and what it does. */
export interface UseCase<R extends AnyRoute = AnyRoute> {
  readonly route: R;
  run(context: Context, input: Input<R>): Promise<Returned<R>>;
}

/** Binds what an act does to its contract. The kernel runs it (`perform`); nobody calls `run` beside a test of the kernel. */
export const useCase = <R extends AnyRoute>(
  route: R,
  run: (context: Context, input: Input<R>) => Promise<Returned<R>>,
): UseCase<R> => ({ route, run });

/** A list of acts forgets their types: the kernel parses whatever comes in. */
export type AnyUseCase = { readonly route: AnyRoute; run(context: Context, input: never): Promise<unknown> };
