import { PlanRow } from '../engines/plan/pack-rows.ts';
import { definePackKind } from '../platform/packs/index.ts';

export const planKind = definePackKind('plan', PlanRow);
