/** What kind of thing a unit counts: two words of one kind may count the same things. */
export type UnitKind = string;

const KINDS: Record<string, readonly string[]> = {
  'people served': [
    'client',
    'victim',
    'survivor',
    'person',
    'people',
    'individual',
    'child',
    'children',
    'youth',
    'minor',
    'girl',
    'boy',
    'woman',
    'women',
    'man',
    'men',
    'beneficiary',
    'worker',
    'served',
    'assisted',
  ],
  'people trained': ['participant', 'trainee', 'professional', 'officer', 'practitioner', 'trained', 'attendee'],
  grants: ['grant', 'award', 'continuation', 'supplement', 'subaward'],
  applications: ['application'],
  organizations: [
    'organization',
    'grantee',
    'recipient',
    'subrecipient',
    'agency',
    'site',
    'provider',
    'program',
    'project',
  ],
  cases: ['case', 'situation'],
  investigations: ['investigation'],
  arrests: ['arrest'],
  referrals: ['referral'],
  contacts: ['call', 'contact', 'signal', 'text'],
  trainings: ['training', 'session', 'workshop', 'webinar'],
  inspections: ['inspection'],
  USD: ['usd', 'dollar'],
};

const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)));

/** The kind of a known unit word, in singular or plural; undefined for a word that is no unit. */
export function knownUnitKind(word: string): UnitKind | undefined {
  const lower = word.toLowerCase();
  return KIND_OF.get(lower) ?? KIND_OF.get(lower.replace(/ies$/, 'y')) ?? KIND_OF.get(lower.replace(/s$/, ''));
}

/** The kind of a unit; a unit that is not known is a kind of its own. */
export function unitKind(unit: string): UnitKind {
  const plain = unit.trim().toLowerCase();
  const last = plain.split(/\s+/).at(-1) ?? '';
  return knownUnitKind(plain) ?? knownUnitKind(last) ?? plain;
}
