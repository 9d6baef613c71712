import { type PlanDocument, publicView } from '../../engines/plan/index.ts';
import { documentWithoutSmallCounts } from '../measures/small-counts.ts';

/** A plan as it may leave the house: nothing internal, no names of people, no counts so small that they point at somebody. */
export const publicDocument = (doc: PlanDocument): PlanDocument => documentWithoutSmallCounts(publicView(doc));
