import type { XinjiangPlace } from '../exposure/pack-kinds.ts';

export interface XinjiangSignal {
  readonly signal: 'postal-code' | 'uscc' | 'phone' | 'place-name' | 'coordinates';
  /** A phone number or a registration proves little of where goods are made. */
  readonly weak: boolean;
  readonly text: string;
}

export interface Located {
  readonly country: string;
  readonly name: string;
  readonly address: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly uscc: readonly string[];
  readonly lat?: number | undefined;
  readonly lng?: number | undefined;
}

/** A rough outline; whoever falls into it is looked at, nobody is judged by it. */
const box = { south: 34.3, north: 49.2, west: 73.4, east: 96.4 };

/** What points to a place in Xinjiang, each signal by itself with its text. None of them proves where a product was made. */
export const xinjiangSignals = (site: Located, places: readonly XinjiangPlace[]): readonly XinjiangSignal[] => {
  const found: XinjiangSignal[] = [];
  const address = `${site.address} ${site.postalCode}`;
  if (site.country === 'cn') {
    const code = /(?<!\d)8[34]\d{4}(?!\d)/.exec(address)?.[0];
    if (code) found.push({ signal: 'postal-code', weak: false, text: code });
    for (const number of site.uscc) {
      if (/^[0-9A-Z]{2}65/.test(number)) found.push({ signal: 'uscc', weak: true, text: number });
    }
    const dialled = site.phone
      .replace(/[^\d+]/g, '')
      .replace(/^(?:\+|00)?86/, '0')
      .replace(/^00/, '0');
    const area = /^0(?:99\d|90[1-9])/.exec(dialled)?.[0];
    if (area) found.push({ signal: 'phone', weak: true, text: area });
    if (site.lat !== undefined && site.lng !== undefined && inBox(site.lat, site.lng))
      found.push({ signal: 'coordinates', weak: false, text: `${site.lat}, ${site.lng}` });
  }
  const named = placeIn(site.address, places);
  if (named && (site.country === 'cn' || site.country === ''))
    found.push({ signal: 'place-name', weak: false, text: named });
  const inName = named ? undefined : placeIn(site.name, places);
  if (inName && site.country === 'cn') found.push({ signal: 'place-name', weak: true, text: inName });
  return found;
};

const inBox = (lat: number, lng: number): boolean =>
  lat > box.south && lat < box.north && lng > box.west && lng < box.east;

const placeIn = (text: string, places: readonly XinjiangPlace[]): string | undefined => {
  const folded = ` ${text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  for (const { chinese, latin } of places) {
    if (text.includes(chinese)) return chinese;
    const name = latin.find((one) => folded.includes(` ${one} `));
    if (name !== undefined) return name;
  }
  return undefined;
};

export type PostalVerdict = 'ok' | 'missing' | 'invalid' | 'xinjiang';

/** The region alert of ACE (18 March 2023) for a Chinese manufacturer: missing or no Chinese code is an error, a code of Xinjiang a warning. */
export const postalVerdict = (postalCode: string): PostalVerdict => {
  const code = postalCode.replace(/\s/g, '');
  if (code === '') return 'missing';
  if (!/^(?:0[1-7]|1[0-9]|2[0-7]|3[0-6]|4[0-7]|5[1-7]|6[1-9]|7[1-9]|8[1-5])\d{4}$/.test(code)) return 'invalid';
  return /^8[34]/.test(code) ? 'xinjiang' : 'ok';
};
