import type { AnyUseCase } from '../../../platform/kernel/index.ts';
import { keepDecision, listDecisions, replayDecision } from './kept-decisions.ts';
import { openRelief } from './open-relief.ts';
import { stateFacts } from './state-facts.ts';
import { whatIfRelief } from './what-if.ts';

export const caseUseCases: readonly AnyUseCase[] = [
  openRelief,
  stateFacts,
  whatIfRelief,
  keepDecision,
  listDecisions,
  replayDecision,
];
