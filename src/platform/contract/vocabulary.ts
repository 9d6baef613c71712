/**
 * The words permissions are made of. A permission is a verb on a data class: `read plan`, `share contact`.
 *
 * The first thirteen classes are those of a survivor's record (28 CFR 94.115; 34 USC 12291(b)(2)): nobody holds one of them by
 * holding another. The rest are the institution's own.
 */
export const dataClasses = [
  'identity',
  'contact',
  'location',
  'safety',
  'narrative',
  'health',
  'sud',
  'immigration',
  'legal',
  'criminal',
  'financial',
  'service',
  'aggregate-only',
  // the institution's side
  'plan',
  'plan-internal',
  'data-call',
  'survivor-input',
  'caseload',
  'case-setting',
  'release',
  'packet',
  'referral',
  'disclosure',
  'own-record',
  'account',
  'organisation',
  'audit',
  'pack',
  'job',
  'deployment',
  'own-account',
  'screening-list',
  'screening',
  'study',
  'matching',
  'supply',
  'allegation',
] as const;
export type DataClass = (typeof dataClasses)[number];

export const verbs = ['read', 'write', 'approve', 'share', 'export', 'purge'] as const;
export type Verb = (typeof verbs)[number];

export type Permission = `${Verb} ${DataClass}`;

export const isPermission = (text: string): text is Permission => {
  const [verb, dataClass, ...rest] = text.split(' ');
  return (
    rest.length === 0 &&
    (verbs as readonly string[]).includes(verb ?? '') &&
    (dataClasses as readonly string[]).includes(dataClass ?? '')
  );
};
