/** The front door of restitution: what work, pay and losses come to, by the law of the installation. */
export { computeRestitution, type RestitutionAnswer, restitutionLaw } from './law/index.ts';
