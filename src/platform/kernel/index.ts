export type { Context, Kernel, PartsContext } from './kernel.ts';
export type { Parts } from './parts.ts';
export { enter, perform, requireFreshProof, stepUpMinutes, whereOf } from './perform.ts';
export { type AnyStream, type Stream, type StreamContext, stream } from './stream.ts';
export { type AnyUseCase, type UseCase, useCase, useCaseInParts } from './use-case.ts';
export { noVisit, type Visit } from './visit.ts';
