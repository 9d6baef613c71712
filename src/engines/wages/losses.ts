/** The six classes of 18 USC 2259(c)(2). */
export const LOSS_CLASSES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type LossClass = (typeof LOSS_CLASSES)[number];

const words: Readonly<Record<Exclude<LossClass, 'F'>, RegExp>> = {
  A: /\b(?:medic|physician|doctor|hospital|dent|psychi|psychol|therap(?:y|ist)$|psychotherap|counsel|mental|medicine|drug)/,
  B: /\b(?:physical therap|occupational therap|rehabilit|prosthe)/,
  C: /\b(?:transport|travel|bus|mileage|housing|shelter|lodging|rent|child ?care|day ?care)/,
  D: /\b(?:lost (?:income|wages|earnings|pay)|income)/,
  E: /\b(?:attorney|lawyer|legal|court cost|filing)/,
};

/**
 * Where a loss belongs: (A) medical, psychiatric and psychological care, (B) physical and occupational therapy or rehabilitation, (C) transport,
 * temporary housing and child care, (D) lost income, (E) attorneys' fees and costs, (F) any other. A letter stands for itself.
 */
export function lossClass(kind: string): LossClass {
  const plain = kind.trim().toLowerCase().replaceAll(/[_-]+/g, ' ');
  const letter = LOSS_CLASSES.find((one) => one.toLowerCase() === plain);
  if (letter) return letter;
  return (['B', 'A', 'C', 'D', 'E'] as const).find((one) => words[one].test(plain)) ?? 'F';
}
