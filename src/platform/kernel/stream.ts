import type { z } from 'zod';
import type { Actor } from '../actor/index.ts';
import type { Input, Returned, Route } from '../contract/index.ts';
import type { Context, Kernel } from './kernel.ts';

export interface StreamContext {
  readonly kernel: Kernel;
  /** Who listens, as last asked: roles and session are looked up again while the stream runs. */
  actor(): Actor;
  /** Raised when the listener has gone, the server stops or the stream is too old. */
  readonly signal: AbortSignal;
}

type EventRoute = Route<z.ZodObject, z.ZodType>;

/** An act that answers with server-sent events: its contract says `streams: true`, each event is a `gives`. */
export interface Stream<R extends EventRoute = EventRoute> {
  readonly route: R;
  /** Runs once before anything is sent, as an act: permission, transaction, audit entry. Refuses where the record is not the actor's. */
  admit(context: Context, input: Input<R>): Promise<void>;
  /** The events, until there are no more. It must ask again for each whether the actor may see it, and end when the signal is raised. */
  events(context: StreamContext, input: Input<R>): AsyncIterable<Returned<R>>;
}

/** A list of streams forgets their types. */
export type AnyStream = {
  readonly route: EventRoute;
  admit(context: Context, input: never): Promise<void>;
  events(context: StreamContext, input: never): AsyncIterable<unknown>;
};

/** Binds what a stream does to its contract; `platform/http` serves it. */
export const stream = <R extends EventRoute>(
  route: R,
  parts: { admit: Stream<R>['admit']; events: Stream<R>['events'] },
): Stream<R> => ({ route, ...parts });
