import { join } from 'node:path';
import { migrationRooms } from '../capabilities.ts';
import { projectRoot } from '../platform/config/root.ts';
import { translator } from '../platform/i18n/index.ts';
import { silentLog } from '../platform/log/index.ts';
import { loadPacks } from '../platform/packs/index.ts';
import { rolesFrom } from '../platform/policy/index.ts';
import { testDb } from '../platform/testing/database.ts';
import { type TestWorld, testWorldOn } from '../platform/testing/world.ts';
import { allMessages, allPackKinds } from '../server/compose.ts';

/** The platform as it is composed, over the test database, with a clock that stands still. */
export const testWorld = async (at?: string): Promise<TestWorld> => {
  const packs = await loadPacks([join(projectRoot, 'packs')], allPackKinds);
  return testWorldOn(
    {
      db: await testDb(migrationRooms),
      packs,
      roles: rolesFrom(packs, '2026-11-24'),
      log: silentLog,
      translate: translator(allMessages),
    },
    at,
  );
};
