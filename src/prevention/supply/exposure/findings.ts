import type { GoodsEdition, Named, OrderBook } from '../../imports/index.ts';
import type { ClassRule, Settings } from './pack-kinds.ts';

/** Something that is known of a site, with where it comes from. */
export interface Finding {
  /** 0 for what asks a person to look and decides nothing. */
  readonly legalClass: number;
  /** The pack entry that gives the class. */
  readonly rule?: string;
  readonly what: 'listed' | 'finding' | 'wro' | 'xinjiang' | 'owned' | 'goods' | 'sector' | 'signal' | 'no-address';
  readonly says: string;
  /** Which list, or which pack entry; '' for what the chain itself says. */
  readonly list: string;
  /** The good it is about: it counts only where this good leaves the site. Absent: it is about the site. */
  readonly material?: string;
  /** Of the priority score: name of the weight, sureness of the match, source, day of the event. */
  readonly weight: string;
  readonly quality: number;
  readonly source: string;
  readonly date: string | null;
  /** A person must look before this counts, and why. */
  readonly review: string | null;
}

/** A name on a list of parties. */
export interface Listed {
  readonly list: string;
  /** The list's own id of the party. */
  readonly sourceId: string;
  readonly name: string;
  readonly score: number;
  readonly band: 'hit' | 'review';
  readonly programmes: readonly string[];
  /** First day on the list, as this version of it says; '' where it says none. */
  readonly since: string;
  readonly countries: readonly string[];
  /** The names are the same but for something that one side leaves out. */
  readonly unsure: boolean;
  /** Whom the row names beside the party, in its own words: `and subsidiaries`; else ''. */
  readonly reach: string;
}

export interface NameFound {
  readonly listed: readonly Listed[];
  /** On the list of orders, whose scope is looked at by itself. */
  readonly orders: readonly Named[];
}

export interface Sources {
  readonly settings: Settings;
  readonly orders: OrderBook | null;
  readonly goods: {
    readonly list: string;
    readonly edition: GoodsEdition;
    /** Codes that a person has accepted for a good; nothing else of a code counts. */
    readonly prefixes: ReadonlyMap<string, readonly string[]>;
  } | null;
  /** Looks one name up in all lists at once. */
  named(name: string, on: string): NameFound;
  countryOf(text: string): string;
}

/** What every finding has that says nothing else. */
export const plain = { legalClass: 0, list: '', quality: 1, source: 'official', date: null, review: null } as const;

/** The class that a rule gives; 0 on a day on which there was no such rule. */
export const classBy = (rule: ClassRule | null): Pick<Finding, 'legalClass' | 'rule'> =>
  rule ? { legalClass: rule.legalClass, rule: rule.id } : { legalClass: 0 };

/** Whether a name stands on a list that the rule of listed parties names, by that day. */
export const isListed =
  ({ settings }: Sources, on: string) =>
  ({ list, band, since }: Listed): boolean =>
    band === 'hit' && since <= on && (settings.rule('listed')?.lists ?? []).includes(list);
