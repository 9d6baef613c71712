import type { Output } from '../../../platform/contract/index.ts';
import { useWords, type Words } from '../../../web/kit/words.ts';
import type { openComputation } from '../contract.ts';

export type ComputationView = Output<typeof openComputation>;
export type Result = ComputationView['result'];
export type Work = ComputationView['work'];

export interface RestitutionWords extends Words {
  /** '355.25' as money. */
  readonly dollars: (amount: string) => string;
}

export const useRestitutionWords = (): RestitutionWords => {
  const words = useWords();
  return { ...words, dollars: (amount) => words.money(Math.round(Number(amount) * 100)) };
};

export const paths = {
  list: (survivorId: string) => `/caseload/${survivorId}/restitution`,
  fresh: (survivorId: string) => `/caseload/${survivorId}/restitution/new`,
  one: (survivorId: string, id: string) => `/caseload/${survivorId}/restitution/${id}`,
};
