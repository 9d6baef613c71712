import type { EntityMeasure, Measure } from './entity.ts';

/** What a programme tag of OFAC rests on. */
interface Programme {
  readonly cite: string;
  /** What the tag means on the consolidated (non-SDN) lists; on the SDN list every tag blocks but those that are never blocking. */
  readonly beyondSdn?: Measure;
  readonly neverBlocks?: true;
}

/**
 * OFAC's programme tags (https://ofac.treasury.gov/specially-designated-nationals-list-sdn-list/program-tag-definitions-for-ofac-sanctions-lists)
 * and their legal basis. A tag that is not here is shown as it stands, with no citation. Reviewed: null.
 */
const programmes: Readonly<Record<string, Programme>> = {
  '561-Related': { cite: '31 CFR 561', beyondSdn: 'correspondent-account', neverBlocks: true },
  BALKANS: { cite: 'E.O. 13219; 31 CFR 588' },
  'BALKANS-EO14033': { cite: 'E.O. 14033; 31 CFR 588' },
  BELARUS: { cite: 'E.O. 13405; 31 CFR 548' },
  'BELARUS-EO14038': { cite: 'E.O. 14038; 31 CFR 548' },
  'BPI-RUSSIA-EO14024': { cite: 'E.O. 14024; 31 CFR 587' },
  'BURMA-EO14014': { cite: 'E.O. 14014; 31 CFR 525', beyondSdn: 'sectoral' },
  BURUNDI: { cite: 'E.O. 13712' },
  'CAATSA - IRAN': { cite: 'Public Law 115-44, title I' },
  'CAATSA - RUSSIA': { cite: 'Public Law 115-44, section 231; E.O. 13849', beyondSdn: 'sectoral' },
  CAR: { cite: 'E.O. 13667; 31 CFR 553' },
  'CMIC-EO13959': {
    cite: 'E.O. 13959 as amended by E.O. 14032; 31 CFR 586',
    beyondSdn: 'securities',
    neverBlocks: true,
  },
  CUBA: { cite: '31 CFR 515' },
  CYBER2: { cite: 'E.O. 13694 as amended by E.O. 13757; 31 CFR 578' },
  DARFUR: { cite: 'E.O. 13400; 31 CFR 546' },
  DPRK: { cite: 'E.O. 13551; 31 CFR 510' },
  DPRK2: { cite: 'E.O. 13687; 31 CFR 510' },
  DPRK3: { cite: 'E.O. 13722; 31 CFR 510' },
  DPRK4: { cite: 'E.O. 13810; 31 CFR 510' },
  DRCONGO: { cite: 'E.O. 13413 as amended by E.O. 13671; 31 CFR 547' },
  'ELECTION-EO13848': { cite: 'E.O. 13848; 31 CFR 579' },
  'ETHIOPIA-EO14046': { cite: 'E.O. 14046; 31 CFR 550' },
  'FSE-IR': { cite: 'E.O. 13608', beyondSdn: 'reject', neverBlocks: true },
  'FSE-SY': { cite: 'E.O. 13608', beyondSdn: 'reject', neverBlocks: true },
  FTO: { cite: '8 USC 1189; 31 CFR 597' },
  GLOMAG: { cite: 'E.O. 13818; 31 CFR 583' },
  HIFPAA: { cite: 'Public Law 114-102; 31 CFR 566' },
  'HK-EO13936': { cite: 'E.O. 13936; 31 CFR 585' },
  'HOSTAGES-EO14078': { cite: 'E.O. 14078; 31 CFR 526' },
  'HRIT-IR': { cite: 'E.O. 13606; 31 CFR 562' },
  'HRIT-SY': { cite: 'E.O. 13606; 31 CFR 542' },
  IFCA: { cite: 'Public Law 112-239, title XII, subtitle D' },
  IFSR: { cite: '31 CFR 561' },
  'ILLICIT-DRUGS-EO14059': { cite: 'E.O. 14059; 31 CFR 599', beyondSdn: 'sectoral' },
  IRAN: { cite: '31 CFR 560' },
  'IRAN-CON-ARMS-EO': { cite: 'E.O. 13949' },
  'IRAN-EO13846': { cite: 'E.O. 13846' },
  'IRAN-EO13871': { cite: 'E.O. 13871' },
  'IRAN-EO13876': { cite: 'E.O. 13876; 31 CFR 535' },
  'IRAN-EO13902': { cite: 'E.O. 13902' },
  'IRAN-HR': { cite: 'E.O. 13553; 31 CFR 562' },
  'IRAN-TRA': { cite: 'Public Law 112-158' },
  IRAQ2: { cite: 'E.O. 13315; 31 CFR 576' },
  IRAQ3: { cite: 'E.O. 13438; 31 CFR 576' },
  IRGC: { cite: '31 CFR 561' },
  ISA: { cite: '50 USC 1701 note (Iran Sanctions Act of 1996)' },
  LEBANON: { cite: 'E.O. 13441; 31 CFR 549' },
  LIBYA2: { cite: 'E.O. 13566; 31 CFR 570' },
  LIBYA3: { cite: 'E.O. 13726; 31 CFR 570' },
  MAGNIT: { cite: 'Public Law 112-208; 31 CFR 584' },
  'MALI-EO13882': { cite: 'E.O. 13882; 31 CFR 555' },
  NICARAGUA: { cite: 'E.O. 13851; 31 CFR 582' },
  'NICARAGUA-NHRAA': { cite: 'Public Law 115-335; 31 CFR 582' },
  NPWMD: { cite: 'E.O. 13382; 31 CFR 544' },
  'NS-PLC': { cite: '31 CFR 594.520; OFAC General License 4', beyondSdn: 'reject', neverBlocks: true },
  PEESA: { cite: 'Public Law 116-92, title LXXV' },
  'PEESA-EO14039': { cite: 'E.O. 14039; 31 CFR 587' },
  'RUSSIA-EO14024': { cite: 'E.O. 14024; 31 CFR 587', beyondSdn: 'sectoral' },
  'RUSSIA-EO14065': { cite: 'E.O. 14065; 31 CFR 589' },
  SDGT: { cite: 'E.O. 13224; 31 CFR 594' },
  SDNT: { cite: 'E.O. 12978; 31 CFR 536' },
  SDNTK: { cite: '21 USC 1901-1908; 31 CFR 598' },
  SOMALIA: { cite: 'E.O. 13536; 31 CFR 551' },
  'SOUTH SUDAN': { cite: 'E.O. 13664; 31 CFR 558' },
  SSIDES: { cite: 'E.O. 13606; 31 CFR 542' },
  'SUDAN-EO14098': { cite: 'E.O. 14098' },
  SYRIA: { cite: '31 CFR 542' },
  'SYRIA-CAESAR': { cite: '22 USC 8791 note (Caesar Syria Civilian Protection Act of 2019)' },
  'SYRIA-EO13894': { cite: 'E.O. 13894; 31 CFR 569' },
  TCO: { cite: 'E.O. 13581 as amended by E.O. 13863; 31 CFR 590' },
  'UKRAINE-EO13660': { cite: 'E.O. 13660; 31 CFR 589' },
  'UKRAINE-EO13661': { cite: 'E.O. 13661; 31 CFR 589' },
  'UKRAINE-EO13662': { cite: 'E.O. 13662; 31 CFR 589', beyondSdn: 'sectoral' },
  'UKRAINE-EO13685': { cite: 'E.O. 13685; 31 CFR 589' },
  VENEZUELA: { cite: 'E.O. 13692; 31 CFR 591' },
  'VENEZUELA-EO13850': { cite: 'E.O. 13850; 31 CFR 591' },
  'VENEZUELA-EO13884': { cite: 'E.O. 13884; 31 CFR 591' },
  YEMEN: { cite: 'E.O. 13611; 31 CFR 552' },
  ZIMBABWE: { cite: 'E.O. 13288 as amended by E.O. 13469; 31 CFR 541' },
};

export const programmeCite = (tag: string): string => programmes[tag]?.cite ?? '';

/** A tag that alone says that the entry is on the consolidated lists and not on the SDN list. */
export const isBeyondSdn = (tag: string): boolean => programmes[tag]?.beyondSdn !== undefined;

type Ground = Pick<EntityMeasure, 'programme' | 'authority' | 'measure'>;

/** What the tags of an SDN entry mean. Tags that never block stand beside one that does. */
export function sdnMeasures(tags: readonly string[]): readonly Ground[] {
  return tags.map((programme) => {
    const known = programmes[programme];
    const measure = known?.neverBlocks ? (known.beyondSdn ?? 'notice') : 'block';
    return { programme, authority: known?.cite ?? '', measure };
  });
}

/**
 * What the tags of an entry of the consolidated lists mean; its remarks name the directive. A tag that only blocks is there because
 * the party is on the SDN list too, and a tag without its directive as well (OFAC prints all tags of a party on each of its lists).
 */
export function consolidatedMeasures(tags: readonly string[], remarks: string): readonly Ground[] {
  return tags.map((programme) => {
    const known = programmes[programme];
    const authority = known?.cite ?? '';
    if (programme === 'RUSSIA-EO14024') {
      const directives = [...remarks.matchAll(/(?:EO|Executive Order) 14024 Directive (\d\w?)/g)].map(
        ([, number]) => number,
      );
      if (directives.some((number) => number !== '2') || /14024 Directive Information/.test(remarks))
        return {
          programme,
          authority,
          measure: directives.every((n) => n === '2') && directives.length > 0 ? 'correspondent-account' : 'sectoral',
        };
      return { programme, authority, measure: directives.length > 0 ? 'correspondent-account' : 'block' };
    }
    return { programme, authority, measure: known?.beyondSdn ?? 'block' };
  });
}

/** OFAC's own words for what follows (`sanctionsTypes` of the XML files). Null for a type that is not known: it is never taken for a block. */
export function measureOfType(type: string): Measure | null {
  if (/non-?blocking/i.test(type)) return 'sectoral';
  if (/^block/i.test(type)) return 'block';
  if (/^reject/i.test(type)) return 'reject';
  if (
    /13662 .*directive|14024 directive (?:1a?|3|4)\b|14014 directive|sectoral|menu-based|CAATSA section 231/i.test(type)
  )
    return 'sectoral';
  if (/14024 directive 2|^561 |CAPTA|correspondent|payable-through/i.test(type)) return 'correspondent-account';
  if (/CMIC|13959/i.test(type)) return 'securities';
  return null;
}

/** What an importer can say of a measure by its dates. It knows no day: where there is an end, `measureStatus` says it as of one. */
export const statusFromDates = (until: string): EntityMeasure['status'] => (until === '' ? 'active' : 'unknown');

/** Whether a measure is in force on a day: from its first day on, until the day before its end. */
export function measureStatus(
  measure: Pick<EntityMeasure, 'from' | 'until' | 'status'>,
  day: string,
): EntityMeasure['status'] {
  if (measure.status === 'ended' || measure.status === 'pending') return measure.status;
  if (measure.from !== '' && day < measure.from) return 'pending';
  if (measure.until !== '') return day < measure.until ? 'active' : 'ended';
  return measure.status;
}
