import { multinomial, negativeBinomial } from '../numeric/draws.ts';
import { beta, gamma, type Random } from '../numeric/random.ts';

export interface ChainSettings {
  readonly lists: number;
  readonly counts: Float64Array;
  /** Most classes. */
  readonly classes: number;
  readonly burnIn: number;
  readonly samples: number;
  readonly thinning: number;
  readonly seed: number;
}

/** Prior of the concentration, shape and rate. */
const prior = 0.25;
/** The unseen are held at this many times the seen, lest a chain wander off where the data say nothing. */
const mostUnseen = 20;

/**
 * One chain of the latent class model of Manrique-Vallier (Biometrics 2016): people fall into classes, in a class the lists are independent.
 * Classes have stick-breaking weights; the prior of the total N is 1/N. People with the same history are drawn together. Gives totals.
 */
export const latentChain = (settings: ChainSettings, random: Random): number[] => {
  const { lists, counts, classes, burnIn, samples, thinning } = settings;
  const histories = Array.from(counts.keys()).filter((history) => counts[history]! > 0);
  const people = histories.reduce((sum, history) => sum + counts[history]!, 0);
  const weights = new Float64Array(classes).fill(1 / classes);
  // a start from the prior: classes that begin alike take far longer to part than classes that begin anywhere
  const seenBy = Float64Array.from({ length: classes * lists }, () => beta(random, 1, 1));
  const inClass = new Float64Array(classes);
  const caught = new Float64Array(classes * lists);
  const chances = new Float64Array(classes);
  const drawn = new Float64Array(classes);
  let concentration = 1;

  const classChances = (history: number): number => {
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      let chance = weights[k]!;
      for (let j = 0; j < lists; j++) {
        const p = seenBy[k * lists + j]!;
        chance *= history & (1 << j) ? p : 1 - p;
      }
      chances[k] = chance;
      sum += chance;
    }
    return sum;
  };

  const place = (history: number, count: number): void => {
    multinomial(random, count, chances, drawn);
    for (let k = 0; k < classes; k++) {
      const here = drawn[k]!;
      if (here === 0) continue;
      inClass[k]! += here;
      for (let j = 0; j < lists; j++) if (history & (1 << j)) caught[k * lists + j]! += here;
    }
  };

  const step = (): number => {
    inClass.fill(0);
    caught.fill(0);
    for (const history of histories) {
      classChances(history);
      place(history, counts[history]!);
    }
    const hidden = Math.min(classChances(0), 1 - 1e-12);
    let unseen = negativeBinomial(random, people, 1 - hidden);
    for (let tries = 0; unseen > mostUnseen * people && tries < 100; tries++)
      unseen = negativeBinomial(random, people, 1 - hidden);
    unseen = Math.min(unseen, mostUnseen * people);
    place(0, unseen);

    for (let i = 0; i < seenBy.length; i++) {
      const k = Math.floor(i / lists);
      seenBy[i] = beta(random, 1 + caught[i]!, 1 + inClass[k]! - caught[i]!);
    }
    let later = people + unseen;
    let left = 1;
    let logLeft = 0;
    for (let k = 0; k < classes - 1; k++) {
      later -= inClass[k]!;
      const stick = Math.min(beta(random, 1 + inClass[k]!, concentration + later), 1 - 1e-12);
      weights[k] = left * stick;
      left *= 1 - stick;
      logLeft += Math.log1p(-stick);
    }
    weights[classes - 1] = left;
    concentration = gamma(random, prior + classes - 1, prior - logLeft);
    return people + unseen;
  };

  for (let i = 0; i < burnIn; i++) step();
  return Array.from({ length: samples }, () => {
    for (let i = 1; i < thinning; i++) step();
    return step();
  });
};
