import { migrationRooms } from '../capabilities.ts';
import { matchingCommands } from '../partnerships/matching/commands/index.ts';
import { prevalenceCommands } from '../partnerships/prevalence/commands/index.ts';
import { planCommands } from '../plan/commands/index.ts';
import { backupCommands } from '../platform/backup/commands.ts';
import type { Command } from '../platform/cli/index.ts';
import { readMigrations } from '../platform/db/index.ts';
import { vaultCommands } from '../platform/vault/commands.ts';
import { importsCommands } from '../prevention/imports/commands/index.ts';
import { supplyCommands } from '../prevention/supply/commands/index.ts';
import { screeningCommands } from '../prosecution/screening/commands/index.ts';
import { caseworkCommands } from '../protection/casework/commands.ts';
import { consentCommands } from '../protection/consent/commands/index.ts';
import { reliefCommands } from '../protection/relief/commands/index.ts';
import { restitutionCommands } from '../protection/restitution/commands/index.ts';
import { openDb } from '../server/open-kernel.ts';
import { accountCommands } from './commands/accounts.ts';
import { auditCommands } from './commands/audit.ts';
import { doctorCommands } from './commands/doctor.ts';
import { packCommands } from './commands/packs.ts';
import { sampleCommands } from './commands/sample.ts';
import { serveCommands } from './commands/serve.ts';
import { signInCommands } from './commands/sign-in.ts';

export const allCommands: readonly Command[] = [
  ...serveCommands,
  ...doctorCommands,
  ...signInCommands,
  ...accountCommands,
  ...auditCommands,
  ...backupCommands({ openDb, migrations: () => readMigrations(migrationRooms) }),
  ...vaultCommands,
  ...packCommands,
  ...sampleCommands,
  ...planCommands,
  ...consentCommands,
  ...caseworkCommands,
  ...screeningCommands,
  ...matchingCommands,
  ...prevalenceCommands,
  ...importsCommands,
  ...supplyCommands,
  ...reliefCommands,
  ...restitutionCommands,
];
