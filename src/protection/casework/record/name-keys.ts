import { phoneticKeys, readName } from '../../../engines/names/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';

type Blinding = Pick<Context, 'tx' | 'kernel' | 'orgId'>;
type Kind = 'token' | 'sound' | 'same';

/** What a name key is made of: the current words of the identity and contact fields, by field id. */
export type Telling = ReadonlyMap<string, string>;

const names = ['identity.given-name', 'identity.family-name', 'identity.called-name', 'identity.other-names'];

/** Fields whose change makes the keys anew. */
export const tellingFields: readonly string[] = [
  ...names,
  'identity.birth-date',
  'identity.document-numbers',
  'contact.phone',
  'contact.email',
];

/** The words of a name as they are compared: folded to Latin letters, without titles. */
export const tokensOf = (text: string): string[] => [
  ...new Set(
    readName(text, 'person').flatMap(({ tokens }) =>
      tokens.filter(({ role }) => role !== 'title' && role !== 'noise').map((token) => token.text),
    ),
  ),
];

const soundsOf = (tokens: readonly string[]): string[] => [...new Set(tokens.flatMap((token) => phoneticKeys(token)))];

/** What two records of one person would have in common: a name with a birth date, a phone, a mail address, a paper. */
const samesOf = (told: Telling): string[] => {
  const fullName = tokensOf(`${told.get(names[0] ?? '') ?? ''} ${told.get(names[1] ?? '') ?? ''}`)
    .sort()
    .join(' ');
  const born = told.get('identity.birth-date');
  const phone = told.get('contact.phone')?.replace(/\D/g, '').slice(-10);
  const mail = told.get('contact.email')?.toLowerCase();
  const papers = told
    .get('identity.document-numbers')
    ?.toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return [
    ...(fullName.includes(' ') && born ? [`born ${fullName} ${born}`] : []),
    ...(phone ? [`phone ${phone}`] : []),
    ...(mail ? [`mail ${mail}`] : []),
    ...(papers && papers.length > 4 ? [`paper ${papers}`] : []),
  ];
};

const blind = ({ tx, kernel, orgId }: Blinding, kind: Kind, values: readonly string[]): Promise<Uint8Array[]> =>
  kernel.vault.blindAll(tx, orgId, `casework.name_key.${kind}`, values);

export interface NameKeys {
  readonly token: readonly Uint8Array[];
  readonly sound: readonly Uint8Array[];
  readonly same: readonly Uint8Array[];
}

/** Keyed fingerprints of a record, for search and the check for duplicates. */
export const keysOf = async (blinding: Blinding, told: Telling): Promise<NameKeys> => {
  const tokens = tokensOf(names.flatMap((field) => told.get(field) ?? []).join(' '));
  return {
    token: await blind(blinding, 'token', tokens),
    sound: await blind(blinding, 'sound', soundsOf(tokens)),
    same: await blind(blinding, 'same', samesOf(told)),
  };
};

/** Fingerprints of what somebody looks for; one list a word, its sounds apart. */
export const keysOfSearch = async (
  blinding: Blinding,
  text: string,
): Promise<readonly { readonly exact: Uint8Array; readonly sounds: readonly Uint8Array[] }[]> => {
  const tokens = tokensOf(text);
  const exact = await blind(blinding, 'token', tokens);
  const sounds = tokens.map((token) => phoneticKeys(token));
  const all = await blind(blinding, 'sound', sounds.flat());
  let from = 0;
  return tokens.map((_, i) => {
    const count = sounds[i]?.length ?? 0;
    from += count;
    return { exact: exact[i] as Uint8Array, sounds: all.slice(from - count, from) };
  });
};

/** How she is called on lists. */
export const nameOf = (told: Telling): string | null => {
  const full = [told.get('identity.given-name'), told.get('identity.family-name')].filter(Boolean).join(' ');
  const called = told.get('identity.called-name');
  if (called && full && !full.startsWith(called)) return `${called} (${full})`;
  return full || called || null;
};
