import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { type AnyUseCase, perform, type UseCase } from '../../../platform/kernel/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { openCase } from '../cases/open-case.ts';
import { meetSurvivor } from '../record/meet-survivor.ts';
import { recordStatements } from '../record/record-statements.ts';

/** A service provider with its people, and a survivor on the caseload of the first caseworker. */
export const openHouse = async (world: TestWorld) => {
  const orgId = await world.organisation('Test House');
  const worker = await world.actor(orgId, 'caseworker');
  const colleague = await world.actor(orgId, 'caseworker');
  const supervisor = await world.actor(orgId, 'supervisor', 'org-admin');
  const attorney = await world.actor(orgId, 'attorney');

  const meet = async (told: Readonly<Record<string, unknown>> = {}, by: Actor = worker): Promise<Id> => {
    const { id } = await world.perform(by, meetSurvivor, {});
    const statements = Object.entries(told).map(([field, value]) => ({
      field,
      state: 'said',
      value,
      why: 'told-unasked',
    }));
    if (statements.length > 0) await world.perform(by, recordStatements, { survivorId: id, statements });
    return id;
  };
  const meetWithCase = async (told: Readonly<Record<string, unknown>> = {}, by: Actor = worker) => {
    const survivorId = await meet(told, by);
    const { id: caseId } = await world.perform(by, openCase, { survivorId, reason: 'hotline' });
    return { survivorId, caseId };
  };
  return { orgId, worker, colleague, supervisor, attorney, meet, meetWithCase };
};

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The code an act is refused with, or 'done'. */
export const outcomeOf = <U extends AnyUseCase>(
  world: TestWorld,
  actor: Actor,
  useCase: U,
  input: unknown,
): Promise<string> =>
  perform(world.kernel, actor, useCase as unknown as UseCase, input).then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
