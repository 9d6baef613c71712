const rounds = 24;
const lanes = 25;
const rate = 136;
const mask = (1n << 64n) - 1n;

const turn = (lane: bigint, by: bigint): bigint => ((lane << by) | (lane >> (64n - by))) & mask;

/** Round constants and rotations, from the shift register and the walk that define them. */
const constants: bigint[] = [];
const rotations: bigint[] = Array.from({ length: lanes }, () => 0n);
const places: number[] = Array.from({ length: lanes }, () => 0);
{
  let register = 1;
  for (let round = 0; round < rounds; round++) {
    let constant = 0n;
    for (let bit = 0; bit < 7; bit++) {
      if (register & 1) constant |= 1n << BigInt(2 ** bit - 1);
      register = (register << 1) ^ (register & 0x80 ? 0x171 : 0);
    }
    constants.push(constant);
  }
  let [x, y] = [1, 0];
  for (let step = 0; step < rounds; step++) {
    rotations[x + 5 * y] = BigInt((((step + 1) * (step + 2)) / 2) % 64);
    [x, y] = [y, (2 * x + 3 * y) % 5];
  }
  for (let at = 0; at < lanes; at++)
    places[at] = Math.floor(at / 5) + 5 * ((2 * (at % 5) + 3 * Math.floor(at / 5)) % 5);
}

const permute = (state: bigint[]): void => {
  const lane = (x: number, y: number): bigint => state[(x % 5) + 5 * y] as bigint;
  for (const constant of constants) {
    const columns = [0, 1, 2, 3, 4].map((x) => lane(x, 0) ^ lane(x, 1) ^ lane(x, 2) ^ lane(x, 3) ^ lane(x, 4));
    const moved: bigint[] = [];
    for (let at = 0; at < lanes; at++) {
      const x = at % 5;
      const mixed = (state[at] as bigint) ^ (columns[(x + 4) % 5] as bigint) ^ turn(columns[(x + 1) % 5] as bigint, 1n);
      moved[places[at] as number] = turn(mixed, rotations[at] as bigint);
    }
    for (let at = 0; at < lanes; at++) {
      const row = at - (at % 5);
      const next = moved[row + ((at + 1) % 5)] as bigint;
      const after = moved[row + ((at + 2) % 5)] as bigint;
      state[at] = (moved[at] as bigint) ^ (~next & mask & after);
    }
    state[0] = (state[0] as bigint) ^ constant;
  }
};

/**
 * Keccak-256 of a text shorter than 136 ASCII characters, in hexadecimal: the hash that Ethereum uses, which is not the later SHA3-256.
 * Source: the Keccak reference, version 3.0 (Bertoni, Daemen, Peeters, Van Assche, 2011).
 */
export const keccak256 = (text: string): string => {
  const block = new Uint8Array(rate);
  for (let at = 0; at < text.length; at++) block[at] = text.charCodeAt(at);
  block[text.length] = 1;
  block[rate - 1] = (block[rate - 1] as number) | 0x80;
  const state = Array.from({ length: lanes }, (_, at) => {
    let lane = 0n;
    for (let byte = 7; byte >= 0; byte--) lane = (lane << 8n) | BigInt(block[at * 8 + byte] ?? 0);
    return lane;
  });
  permute(state);
  let hex = '';
  for (let at = 0; at < 32; at++) {
    const byte = Number(((state[at >> 3] as bigint) >> BigInt(8 * (at & 7))) & 0xffn);
    hex += byte.toString(16).padStart(2, '0');
  }
  return hex;
};
