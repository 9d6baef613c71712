import type { AnyUseCase } from '../../../platform/kernel/index.ts';
import { exportHtcds } from './export-caseload.ts';
import { handOverHtcds } from './hand-over.ts';
import { importHtcds, previewHtcds } from './import-cases.ts';

export const htcdsUseCases: readonly AnyUseCase[] = [previewHtcds, importHtcds, exportHtcds, handOverHtcds];
