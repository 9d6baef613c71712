/**
 * The law of relief. The other rooms of relief come in here.
 *
 * - `reliefLaw(kernel.packs)`: facts, wordings, tables by state, put together once
 * - `reliefLawWith(packs, own)`: the same with packs of somebody's own
 * - `readReliefFacts(law, stated)`: what is stated of a person, or a refusal that names every fact that is wrong
 * - `decideRelief(law, facts, on)`: of each rule its state, its sentence, questions, deadlines, documents, source
 * - `decidedBy`: the same as the engine records it
 * - `reliefFactsSchema(law)`: what may be stated, as JSON Schema
 * - `completeness(law, table, on)`: how much of a table by state is known
 */
export {
  decidedBy,
  decideRelief,
  type ReliefAnswer,
  type ReliefDeadline,
  type ReliefDecision,
} from './decide-relief.ts';
export { reliefFactsSchema } from './facts-schema.ts';
export {
  type ReliefFact,
  type ReliefStateCell,
  type ReliefWording,
  reliefPackKinds,
} from './pack-kinds.ts';
export type { NextQuestion, ReliefQuestion } from './questions.ts';
export { isDayOfOurTime, readReliefFacts } from './read-facts.ts';
export { type ReliefLaw, reliefLaw, reliefLawWith } from './relief-law.ts';
export { reliefNotice } from './sentences.ts';
export { type StateTable, stateColumns, stateTables, usStates } from './state-columns.ts';
export { completeness, type StateCell, type StateCompleteness } from './state-tables.ts';
