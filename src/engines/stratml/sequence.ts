import { type Place, StratmlError } from './errors.ts';
import type { Child } from './grammar.ts';

export interface Sequence {
  /** Takes the next child, or throws that it may not stand here. */
  take(name: string, place: Place): void;
  /** The element ends: throws for a child that had to come and did not. */
  end(place: Place): void;
}

/** Holds the children of one element to the order and numbers of its content model. */
export function sequence(parent: string, model: readonly Child[]): Sequence {
  let at = 0;
  let seen = 0;

  function needed(until: number, place: Place): void {
    for (let index = at; index < until; index++) {
      const child = model[index];
      if (child && child.min > (index === at ? seen : 0)) {
        const fix = `Add <${child.name}>; the order is: ${order(model)}.`;
        throw new StratmlError('STRATML_MISSING_ELEMENT', `${parent} lacks its ${child.name}.`, fix, place);
      }
    }
  }

  return {
    take(name, place) {
      const index = model.findIndex((child) => child.name === name);
      if (index === -1) {
        const fix = `Remove it; ${parent} holds: ${order(model) || 'text only'}.`;
        throw new StratmlError('STRATML_UNEXPECTED_ELEMENT', `${parent} cannot hold ${name}.`, fix, place);
      }
      if (index < at) {
        const fix = `Put the elements in this order: ${order(model)}.`;
        throw new StratmlError('STRATML_WRONG_ORDER', `${name} comes too late in ${parent}.`, fix, place);
      }
      needed(index, place);
      if (index > at) {
        at = index;
        seen = 0;
      }
      seen += 1;
      const { max } = model[index] ?? { max: 0 };
      if (seen > max) {
        throw new StratmlError(
          'STRATML_TOO_MANY',
          `${parent} holds more than ${max} ${name}.`,
          'Keep one, or merge them.',
          place,
        );
      }
    },
    end: (place) => needed(model.length, place),
  };
}

function order(model: readonly Child[]): string {
  return model.map((child) => child.name).join(', ');
}
