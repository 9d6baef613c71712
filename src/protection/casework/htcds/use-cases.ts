import type { AnyUseCase } from '../../../platform/kernel/index.ts';
import { exportHtcds } from './export-caseload.ts';
import { importHtcds, previewHtcds } from './import-cases.ts';

export const htcdsUseCases: readonly AnyUseCase[] = [previewHtcds, importHtcds, exportHtcds];
