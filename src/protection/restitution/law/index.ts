/**
 * The law that a computation rests on, and what it comes to.
 *
 * - `restitutionLaw(kernel.packs)`: rates, exemptions, limits and citations, put together once
 * - `computeRestitution(law, work, asOf)`: weeks, totals, ranges, time limits, trace
 * - `followOrder(law, order, asOf)`: what is left of an order over several people and defendants
 */
export { restitutionPackKinds } from './pack-kinds.ts';
export {
  computeRestitution,
  followOrder,
  type OrderAnswer,
  type RestitutionAnswer,
  restitutionNotice,
} from './read-work.ts';
export { type RestitutionLaw, restitutionLaw } from './wage-law.ts';
