import type { Command } from '../../../../platform/cli/index.ts';
import { htcdsCases } from './cases.ts';
import { htcdsBlankForm, htcdsForm } from './form.ts';
import { htcdsInspect } from './inspect.ts';
import { htcdsExport, htcdsImport } from './server.ts';

export const htcdsCommands: readonly Command[] = [
  htcdsInspect,
  htcdsForm,
  htcdsBlankForm,
  htcdsCases,
  htcdsImport,
  htcdsExport,
];
