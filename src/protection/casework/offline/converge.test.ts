import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../platform/contract/index.ts';
import { newId, seededRandom, systemRandom } from '../../../platform/ids/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { assignWorker } from '../cases/team.ts';
import { casework } from '../queries.ts';
import { standingsOf } from '../record/standings.ts';
import { type House, openHouse } from '../testing/house.ts';
import { openConflicts } from './conflicts.ts';
import { conflictsOf, recordHere } from './merge.ts';
import { sendEdits } from './send-edits.ts';
import type { AnswerEdit } from './shapes.ts';
import { takeCaseload } from './take-caseload.ts';
import { emptyCopy, writeApart } from './testing/two-devices.ts';

const fields = ['identity.called-name', 'contact.safe-hours', 'contact.never-say', 'household.child-ages'];

/** An order of arrival: each edit at least once, some twice, in pieces of any size. */
const orders = (edits: number) =>
  fc.record({
    keys: fc.array(fc.nat(99_999), { minLength: edits, maxLength: edits }),
    again: fc.array(fc.nat(edits - 1), { maxLength: 40 }),
    pieces: fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 20, maxLength: 20 }),
  });
type Order = {
  readonly keys: readonly number[];
  readonly again: readonly number[];
  readonly pieces: readonly number[];
};

const inPieces = <T>(all: readonly T[], { keys, again, pieces }: Order): T[][] => {
  const order = all.map((_, i) => i).toSorted((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const queue = [...order, ...again].flatMap((i) => all[i] ?? []);
  const parts: T[][] = [];
  for (let turn = 0; queue.length > 0; turn++) parts.push(queue.splice(0, pieces[turn % pieces.length]));
  return parts;
};

describe('two devices with 200 edits each', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });
  const id = (): Id => newId(world.clock, systemRandom);

  it('come to the same on a device whatever is laid down first, and lose nothing', () => {
    const survivorIds = [id(), id()];
    const copy = emptyCopy(survivorIds, fields);
    const [one, other] = writeApart({ copy, edits: 60, meetAfter: 30, newId: id, random: seededRandom('two devices') });
    const all = [...one, ...other];
    const view = (edits: readonly AnswerEdit[]) =>
      copy.records.map((record) =>
        recordHere(copy, record, edits).fields.map(({ current, contested }) => [
          current?.id,
          contested.map((version) => version.id).toSorted(),
        ]),
      );
    const expected = view(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(view(order)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
    const named = new Set(all.flatMap(({ answer }) => answer.replaces));
    const shown = conflictsOf(copy.records.map((record) => recordHere(copy, record, all))).flatMap(({ here }) => [
      ...(here.current ? [here.current] : []),
      ...here.contested,
    ]);
    const heads = all.filter((edit) => !named.has(edit.id)).map((edit) => edit.id);
    expect(heads.filter((head) => !shown.some((version) => version.id === head && version.value !== null))).toEqual(
      expected.flat().flatMap(([current, contested]) => (contested?.length === 0 && current ? [current] : [])),
    );
  });

  // two orders of 400 edits through the acts of the desk: each edit is sealed, audited and put on the timeline, which takes its time
  it('come to the same on the server in every order, and every value that was not seen by who wrote over it waits for a decision', async () => {
    const plan = emptyCopy([id(), id()], fields);
    const written = writeApart({
      copy: plan,
      edits: 200,
      meetAfter: 120,
      newId: id,
      random: seededRandom('two devices, one server'),
    });
    const all = written.flatMap((edits, device) => edits.map((edit) => ({ edit, device })));
    const expected = new Map(
      plan.records.flatMap(({ survivorId }) =>
        fields.flatMap((field) => {
          const own = written.flat().filter((edit) => edit.survivorId === survivorId && edit.answer.field === field);
          return [
            ...standingsOf(own.map((edit) => ({ id: edit.id, replaces: edit.answer.replaces, at: edit.answer.at }))),
          ];
        }),
      ),
    );
    expect([...expected.values()].filter((standing) => standing === 'contested').length).toBeGreaterThan(0);

    const arrive = async (order: Order): Promise<void> => {
      const places = new Map<Id, Id>();
      for (const { survivorId } of plan.records) {
        const mine = await house.meet();
        places.set(survivorId, mine);
        await world.perform(house.supervisor, assignWorker, { survivorId: mine, personId: house.colleague.userId });
      }
      const people = [house.worker, house.colleague] as const;
      const devices = await Promise.all(people.map((person) => world.perform(person, takeCaseload, { kind: 'phone' })));
      const placed = ({ edit, device }: (typeof all)[number]) => ({
        device,
        edit: { ...edit, survivorId: places.get(edit.survivorId) ?? '' },
      });
      for (const part of inPieces(all, order)) {
        for (const [device, person] of people.entries()) {
          const edits = part.map(placed).flatMap((one) => (one.device === device ? [one.edit] : []));
          if (edits.length === 0) continue;
          const deviceId = devices[device]?.deviceId;
          const { outcomes } = await world.perform(person, sendEdits, { deviceId, edits });
          expect(outcomes.filter(({ outcome }) => outcome !== 'taken')).toEqual([]);
        }
      }
      const mine = [...places.values()];
      const rows = await world.kernel.db.transaction(house.worker, (tx) =>
        casework(tx)
          .selectFrom('casework.statement')
          .select(['id', 'standing'])
          .where('org_id', '=', house.orgId)
          .where('survivor_id', 'in', mine)
          .execute(),
      );
      expect(new Map(rows.map((row) => [row.id, row.standing]))).toEqual(expected);
      const { conflicts } = await world.perform(house.worker, openConflicts, {});
      const waiting = conflicts
        .filter(({ survivorId }) => mine.includes(survivorId))
        .flatMap(({ field }) => field.contested);
      const contested = [...expected].flatMap(([one, standing]) => (standing === 'contested' ? [one] : []));
      expect(waiting.map((version) => version.id).toSorted()).toEqual(contested.toSorted());
      expect(waiting.every(({ value }) => value !== null)).toBe(true);
    };
    await fc.assert(fc.asyncProperty(orders(all.length), arrive), { numRuns: 2, endOnFailure: true });
  }, 120_000);
});
