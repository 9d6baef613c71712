import type { Command } from '../../platform/cli/index.ts';
import { planCalendar } from './plan-calendar.ts';
import { planExport } from './plan-export.ts';
import { planImport } from './plan-import.ts';
import { planLedger } from './plan-ledger.ts';
import { planList } from './plan-list.ts';
import { planStatus } from './plan-status.ts';
import { planUpdate } from './plan-update.ts';

export const planCommands: readonly Command[] = [
  planList,
  planStatus,
  planLedger,
  planCalendar,
  planExport,
  planImport,
  planUpdate,
];
