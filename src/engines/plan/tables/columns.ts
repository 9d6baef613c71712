/** What a column of a plan spreadsheet can hold. */
export type Field =
  | 'kind'
  | 'code'
  | 'officialCode'
  | 'title'
  | 'titleEs'
  | 'text'
  | 'parent'
  | 'pillar'
  | 'principle'
  | 'lead'
  | 'coLeads'
  | 'contributors'
  | 'consulted'
  | 'named'
  | 'official'
  | 'start'
  | 'due'
  | 'timeframe'
  | 'sensitivity'
  | 'categories'
  | 'doubt';

/** The headers `toTables` writes come first; the others are understood. Compared without case, accents and punctuation. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  kind: ['kind', 'level', 'type', 'node type', 'nivel', 'tipo', 'clase'],
  code: ['code', 'our code', 'no', 'number', 'ref', 'reference', 'id', 'action id', 'codigo', 'numero'],
  officialCode: ['official code', 'official number', 'plan number', 'codigo oficial', 'numero oficial'],
  title: [
    'title',
    'name',
    'action',
    'priority action',
    'activity',
    'objective',
    'titulo',
    'nombre',
    'accion',
    'accion prioritaria',
    'actividad',
  ],
  titleEs: ['title es', 'title spanish', 'spanish title', 'titulo es', 'titulo en espanol'],
  text: ['text', 'description', 'details', 'descripcion', 'texto'],
  parent: ['parent', 'parent code', 'belongs to', 'padre', 'codigo padre'],
  pillar: ['pillar', 'pilar'],
  principle: ['principle', 'goal', 'principio', 'meta'],
  lead: ['lead', 'lead agency', 'responsible', 'owner', 'responsable', 'organismo responsable', 'lider'],
  coLeads: ['co leads', 'co lead', 'colead', 'co lead agencies', 'corresponsables'],
  contributors: [
    'contributors',
    'contributor',
    'contributing agencies',
    'partners',
    'support',
    'supporting agencies',
    'colaboradores',
    'participantes',
  ],
  consulted: ['consulted', 'consulted bodies', 'consultados'],
  named: ['named', 'agencies', 'agency', 'bodies', 'organismos', 'organismo', 'entidades'],
  official: [
    'goal leader',
    'named official',
    'official',
    'point of contact',
    'poc',
    'funcionario',
    'persona responsable',
  ],
  start: ['start', 'start date', 'begin', 'inicio', 'fecha de inicio'],
  due: [
    'due',
    'due date',
    'deadline',
    'end',
    'end date',
    'target date',
    'vencimiento',
    'plazo',
    'fecha limite',
    'fecha de fin',
  ],
  timeframe: ['time frame', 'timeframe', 'timeline', 'timing', 'periodo', 'marco temporal'],
  sensitivity: ['sensitivity', 'visibility', 'sensibilidad', 'visibilidad'],
  categories: ['categories', 'category', 'tags', 'categorias', 'categoria'],
  doubt: ['doubt', 'note', 'remark', 'duda', 'observacion'],
};

const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((n) => [n, field as Field] as const)),
);

/** The field a header stands for; null where it is none of ours. */
export const fieldOf = (header: string): Field | null => FIELD_OF.get(plain(header)) ?? null;

/** The header that `toTables` writes. */
export const headerOf = (field: Field): string => NAMES[field][0] ?? field;

/** Lower case, no accents, no punctuation. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
