import type { Person } from '../../../engines/matching/index.ts';

/** A source of numbers from 0 up to 1 that is the same for the same seed (xorshift32 over a hash of it). */
export type Chance = () => number;
export const chanceFrom = (seed: number): Chance => {
  let state = Math.imul(seed + 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
};

const pick = <T>(chance: Chance, some: readonly T[]): T => some[Math.floor(chance() * some.length)] as T;
const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => Math.floor(chance() * 10)).join('');

/** Names as they come: double surnames, other orders, single names. Common ones of many places, put together by chance: nobody is meant. */
const places = [
  {
    country: 'MX',
    calling: '52',
    given: ['María', 'José', 'Guadalupe', 'Juan', 'Rosa', 'Luis', 'Ana', 'Carlos', 'Elena', 'Miguel', 'Sofía', 'Pedro'],
    family: [
      'García',
      'Hernández',
      'López',
      'Martínez',
      'Rodríguez',
      'Pérez',
      'Sánchez',
      'Ramírez',
      'Torres',
      'Flores',
    ],
    double: true,
  },
  {
    country: 'VN',
    calling: '84',
    given: ['Thị Lan', 'Văn Hùng', 'Thị Mai', 'Minh', 'Thu Hà', 'Quang', 'Ngọc Anh', 'Đức', 'Kim Chi', 'Tuấn'],
    family: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ'],
    double: false,
  },
  {
    country: 'CN',
    calling: '86',
    given: ['Wei', 'Fang', 'Xiuying', 'Jing', 'Lei', 'Yan', 'Qiang', 'Min', 'Xia', 'Ping', 'Guiying', 'Jun'],
    family: ['Wang', 'Li', 'Zhang', 'Liu', 'Chen', 'Yang', 'Huang', 'Zhao', 'Wu', 'Zhou', 'Xu', 'Sun'],
    double: false,
  },
  {
    country: 'UA',
    calling: '380',
    given: ['Olena', 'Iryna', 'Oksana', 'Natalia', 'Svitlana', 'Andriy', 'Serhiy', 'Dmytro', 'Yulia', 'Kateryna'],
    family: ['Shevchenko', 'Kovalenko', 'Bondarenko', 'Tkachenko', 'Kravchenko', 'Oliynyk', 'Lysenko', 'Marchenko'],
    double: false,
  },
  {
    country: 'SD',
    calling: '249',
    given: ['Mohammed', 'Ahmed', 'Fatima', 'Amina', 'Ibrahim', 'Khadija', 'Omar', 'Mariam', 'Hassan', 'Zainab'],
    family: ['Abdelrahman', 'Osman', 'Ali', 'Hassan', 'Ibrahim', 'Elamin', 'Suleiman', 'Khalid', 'Yousif', 'Idris'],
    double: false,
  },
  {
    country: 'ID',
    calling: '62',
    given: ['Siti', 'Dewi', 'Sri', 'Wati', 'Budi', 'Agus', 'Rini', 'Yanti', 'Suharti', 'Slamet'],
    family: ['', '', 'Wulandari', 'Santoso', 'Lestari', 'Hidayat', 'Rahayu', 'Setiawan'],
    double: false,
  },
  {
    country: 'US',
    calling: '1',
    given: [
      'Ashley',
      'Jessica',
      'Michael',
      'Emily',
      'David',
      'Sarah',
      'Brianna',
      'James',
      'Destiny',
      'Robert',
      'Taylor',
    ],
    family: [
      'Smith',
      'Johnson',
      'Williams',
      'Brown',
      'Jones',
      'Miller',
      'Davis',
      'Wilson',
      'Moore',
      'Jackson',
      'Harris',
    ],
    double: false,
  },
] as const;

/** A made-up person. Most have a document, a telephone or an e-mail; few have all. */
export const madeUpPerson = (chance: Chance, number: number): Person => {
  const place = pick(chance, places);
  const given = pick(chance, place.given);
  const family = [pick(chance, place.family), ...(place.double ? [pick(chance, place.family)] : [])].join(' ').trim();
  const year = 1960 + Math.floor(chance() * 48);
  const month = 1 + Math.floor(chance() * 12);
  const day = 1 + Math.floor(chance() * 28);
  const birth = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const has = (share: number): boolean => chance() < share;
  return {
    given,
    family,
    birth,
    sex: has(0.7) ? 'f' : 'm',
    citizenship: place.country,
    ...(has(0.6)
      ? {
          documentType: 'passport',
          documentNumber: `${pick(chance, [...'ABCDEFGH'])}${digits(chance, 7)}`,
          documentCountry: place.country,
        }
      : {}),
    ...(has(0.8) ? { phone: `+${place.calling}${2 + Math.floor(chance() * 8)}${digits(chance, 9)}`.slice(0, 14) } : {}),
    ...(has(0.6) ? { email: `person${number}.${digits(chance, 3)}@example.org` } : {}),
  };
};

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A slip of the keyboard: a letter too few, too many, another one, or two in the wrong order. */
const typo = (chance: Chance, text: string): string => {
  if (text.length < 2) return `${text}${pick(chance, [...letters])}`;
  const at = Math.floor(chance() * (text.length - 1));
  const letter = /\d/.test(text[at] ?? '') ? String(Math.floor(chance() * 10)) : pick(chance, [...letters]);
  switch (Math.floor(chance() * 4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + letter + text.slice(at);
    case 2:
      return text.slice(0, at) + letter + text.slice(at + 1);
    default:
      return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  }
};

/** Spellings that offices choose between for one sound. */
const byEar: readonly (readonly [RegExp, string])[] = [
  [/ph/i, 'f'],
  [/y/i, 'i'],
  [/k/i, 'c'],
  [/z/i, 's'],
  [/v/i, 'b'],
  [/ee/i, 'i'],
  [/ou/i, 'u'],
];
const misheard = (chance: Chance, text: string): string => {
  const fitting = byEar.filter(([from]) => from.test(text));
  const [from, to] = fitting.length > 0 ? pick(chance, fitting) : ([/$/, ''] as const);
  return fitting.length > 0 ? text.replace(from, to) : typo(chance, text);
};

const wrongDate = (chance: Chance, birth: string): string => {
  const [year = '', month = '', day = ''] = birth.split('-');
  if (Number(day) <= 12 && chance() < 0.5) return `${year}-${day}-${month}`;
  return chance() < 0.3 ? '' : `${year}-${month}-${String(1 + Math.floor(chance() * 28)).padStart(2, '0')}`;
};

/**
 * The person as another office wrote them down: each field is wrong with this likelihood, by a slip, by ear, by a date turned round, by a
 * part left out; names may stand in the other order.
 */
export const corrupted = (chance: Chance, person: Person, likelihood: number): Person => {
  const struck = (): boolean => chance() < likelihood;
  const { given = '', family = '', birth = '', ...rest } = person;
  const [turnedGiven, turnedFamily] = struck() && family !== '' ? [family, given] : [given, family];
  const slip = (text: string): string => (chance() < 0.5 ? typo(chance, text) : misheard(chance, text));
  const others = Object.entries(rest).map(([field, value]): [string, string] => {
    if (value === undefined || !struck()) return [field, value ?? ''];
    if (field === 'sex' || field === 'citizenship' || field === 'documentType' || field === 'documentCountry')
      return [field, ''];
    return [field, chance() < 0.3 ? '' : typo(chance, value)];
  });
  return {
    given: struck() ? slip(turnedGiven) : turnedGiven,
    family: struck() && turnedFamily !== '' ? slip(turnedFamily) : turnedFamily,
    birth: struck() ? wrongDate(chance, birth) : birth,
    ...Object.fromEntries(others),
  };
};
