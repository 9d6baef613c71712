export type { Context, Kernel } from './kernel.ts';
export type { Parts } from './parts.ts';
export { perform, stepUpMinutes, whereOf } from './perform.ts';
export { type AnyStream, type Stream, type StreamContext, stream } from './stream.ts';
export { type AnyUseCase, type UseCase, useCase } from './use-case.ts';
