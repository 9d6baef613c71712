/** The law that a computation rests on: `restitutionLaw(kernel.packs)`. */
export { restitutionPackKinds } from './pack-kinds.ts';
export { type RestitutionLaw, restitutionLaw } from './wage-law.ts';
