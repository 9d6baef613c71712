import type { Command } from '../../../platform/cli/index.ts';
import { compute } from './compute.ts';
import { schema } from './schema.ts';
import { share } from './share.ts';

/** Restitution on the command line: files in, figures out; no server, nothing kept. */
export const restitutionCommands: readonly Command[] = [compute, schema, share];
