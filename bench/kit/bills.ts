/** Made-up bills of lading with known truth, the same for the same seed. No firm, street or town in them is real. */

export interface MadeBills {
  readonly csv: Uint8Array;
  readonly rows: number;
  /** How many bills there are once what is told twice is folded. */
  readonly bills: number;
  /** The firm behind each spelling of a party, by `name|address|country` as the file has it. */
  readonly truth: ReadonlyMap<string, number>;
  /** Firms as the organisation itself knows them: number, name, address, country. */
  readonly known: readonly {
    readonly firm: number;
    readonly name: string;
    readonly address: string;
    readonly country: string;
  }[];
}

/** Numerical Recipes' generator: quick and good enough to spread rows. */
const generator = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const syllables =
  'am ber bri cal dun el far gor haz ive kel lan mos net oar pel qui ree sor tho wic zen vor lum tas nir'.split(' ');
const trades = [
  'Textile',
  'Garments',
  'Foods',
  'Electronics',
  'Metal Works',
  'Plastics',
  'Weaving',
  'Canning',
  'Furniture',
  'Ceramics',
];
const forms: Readonly<Record<string, readonly string[]>> = {
  cn: ['Co., Ltd.', 'Company Limited', 'CO LTD'],
  in: ['Private Limited', 'Pvt. Ltd.', '(Pvt) Ltd'],
  vn: ['Joint Stock Company', 'JSC', 'Co., Ltd.'],
  mx: ['S.A. de C.V.', 'SA DE CV', 'S. de R.L.'],
  us: ['Inc.', 'LLC', 'Corporation'],
  tr: ['A.S.', 'Ltd. Sti.', 'Sanayi ve Ticaret A.S.'],
};
const countries = Object.keys(forms);
const goods = [
  'Tomato paste in drums',
  'Cotton yarn, combed',
  "Women's blouses of cotton",
  'Solar modules',
  'Wooden chairs',
  'Ceramic tiles',
  'Frozen shrimp',
  'Steel bolts',
];

const firmCount = 6_000;
const knownShare = 0.5;

export const makeBills = (rows: number, seed = 7): MadeBills => {
  const random = generator(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const word = (parts: number): string => {
    const text = Array.from({ length: parts }, () => pick(syllables)).join('');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const firms = Array.from({ length: firmCount }, (_, firm) => {
    const country = pick(countries);
    return {
      firm,
      country,
      core: `${word(2 + below(2))} ${word(2)}`,
      trade: pick(trades),
      form: pick(forms[country] ?? ['']),
      number: 1 + below(900),
      street: `${word(2)} Road`,
      town: word(3),
    };
  });
  const slip = (text: string): string => {
    const at = 1 + below(text.length - 2);
    return random() < 0.5
      ? text.slice(0, at) + text.slice(at + 1)
      : text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  };
  // a firm is written in few ways, and most bills repeat one of them
  const spellings = firms.map(({ firm, country, core, trade, form, number, street, town }) => {
    const plain = { firm, country, name: `${core} ${trade} ${form}`, address: `No. ${number} ${street}, ${town}` };
    const others = Array.from({ length: below(4) }, () => {
      const name = random() < 0.35 ? slip(core) : core;
      const shownForm = random() < 0.5 ? pick(forms[country] ?? ['']) : random() < 0.5 ? '' : form;
      const whole = `${name} ${trade} ${shownForm}`.trim();
      const shownAddress =
        random() < 0.1 ? '' : random() < 0.5 ? `${number} ${street.replace('Road', 'Rd')} ${town}` : plain.address;
      return { firm, country, name: random() < 0.4 ? whole.toUpperCase() : whole, address: shownAddress };
    });
    return [plain, ...others];
  });
  const truth = new Map<string, number>();
  const party = () => {
    // few firms ship much
    const all = spellings[Math.floor(firmCount * random() ** 2)] ?? [];
    const one = random() < 0.6 ? all[0] : pick(all);
    if (!one) throw new Error('a firm without a spelling');
    truth.set(`${one.name}|${one.address}|${one.country}`, one.firm);
    return one;
  };
  const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    'Arrival Date,Bill of Lading Number,Master Bill of Lading,Shipper Name,Shipper Address,Shipper Country,Consignee Name,Consignee Address,Consignee Country,Container Number,Piece Count,Gross Weight,Cargo Description,Vessel Name',
  ];
  let bills = 0;
  while (lines.length <= rows) {
    if (bills > 0 && random() < 0.03) {
      lines.push(lines[lines.length - 1 - below(Math.min(50, lines.length - 1))] as string);
      continue;
    }
    bills += 1;
    const [shipper, consignee] = [party(), random() < 0.15 ? null : party()];
    const day = `2026-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
    const cells = [
      day,
      `HB${String(bills).padStart(8, '0')}`,
      random() < 0.4 ? `MB${String(Math.floor(bills / 5)).padStart(7, '0')}` : '',
      ...[shipper.name, shipper.address, shipper.country.toUpperCase()],
      ...(consignee ? [consignee.name, consignee.address, consignee.country.toUpperCase()] : ['', '', '']),
      `ABCU${String(1_000_000 + below(900_000))}`,
      String(1 + below(900)),
      String(100 + below(20_000)),
      pick(goods),
      `${word(2)} Star`,
    ];
    lines.push(cells.map(quoted).join(','));
  }
  const known = spellings
    .filter(() => random() < knownShare)
    .flatMap(([plain]) => (plain ? [plain] : []))
    .map(({ firm, name, address, country }) => ({ firm, name, address, country }));
  return { csv: new TextEncoder().encode(`${lines.join('\n')}\n`), rows: lines.length - 1, bills, truth, known };
};

export interface PairQuality {
  /** Of the pairs of spellings that were put together, those that are one firm. */
  readonly precision: number;
  /** Of the pairs that are one firm, those that were put together. */
  readonly recall: number;
}

/** Every spelling with the group it was put into, against the truth. */
export const pairQuality = (grouped: ReadonlyMap<string, string | number>, truth: MadeBills['truth']): PairQuality => {
  const pairs = (n: number): number => (n * (n - 1)) / 2;
  const count = <K>(keys: Iterable<K>): Map<K, number> => {
    const found = new Map<K, number>();
    for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
    return found;
  };
  const total = (counts: ReadonlyMap<unknown, number>): number =>
    [...counts.values()].reduce((sum, n) => sum + pairs(n), 0);
  const all = [...grouped].map(([spelling, group]) => ({ group, firm: truth.get(spelling) ?? -1 }));
  const right = total(count(all.map(({ group, firm }) => `${group} ${firm}`)));
  return {
    precision: right / total(count(all.map(({ group }) => group))),
    recall: right / total(count(all.map(({ firm }) => firm))),
  };
};
