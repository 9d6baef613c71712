import { type HtcdsRow, type Standard, standardFromRows } from '../index.ts';

const words = (en: string, es = en) => ({ en, es });
const code = (one: string, en: string, es: string) => ({ code: one, label: words(en, es) });
type Field = Extract<HtcdsRow, { row: 'field' }>;

const field = (key: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  row: 'field',
  key,
  section: 'Person',
  order: 0,
  title: words(key.slice(4)),
  type,
  state: 'draft',
  core: true,
  dataClass: 'service',
  values: [],
  list: null,
  open: false,
  aliases: [],
  range: null,
  form: null,
  recordCodes: {},
  ...more,
});

const control = [
  code('DebtBondage', 'Debt bondage', 'Servidumbre por deudas'),
  code('Threats', 'Threats', 'Amenazas'),
  code('E_Water', 'Water supply; sewerage', 'Agua; alcantarillado'),
];

const rows: readonly HtcdsRow[] = [
  { row: 'section', title: words('Person', 'Persona'), heading: 'Person', order: 1 },
  {
    row: 'list',
    list: 'iso-3166',
    title: words('Countries'),
    values: [{ ...code('MX', 'Mexico', 'México'), also: ['MEX'] }, code('US', 'United States', 'Estados Unidos')],
  },
  field('prs_FirstName', 'text', { title: words('First Name', 'Nombre'), aliases: ['prs_First_Name'] }),
  field('prs_City', 'text', { title: words('City', 'Ciudad') }),
  field('hte_City', 'text', { title: words('City', 'Ciudad'), section: 'Events' }),
  field('prs_Phone', 'text', { form: 'phone' }),
  field('prs_Email', 'text', { form: 'email' }),
  field('prs_Birthdate', 'date'),
  field('prs_Children', 'number', { range: { least: 0, most: 50, whole: true } }),
  field('hte_Latitude', 'coordinate', { range: { least: -90, most: 90, whole: false } }),
  field('con_Consent', 'checkbox'),
  field('prs_Language', 'choose-one', { list: 'iso-639' }),
  field('prs_Citizenship', 'choose-several', { list: 'iso-3166' }),
  field('vic_Industry', 'choose-one', { values: control }),
  field('vic_MethodsOfControl', 'choose-several', { values: control }),
  field('vic_Sites', 'choose-several', { values: [code('QQ', 'QQ', 'QQ')], open: true }),
  field('org_Country', 'choice-or-text'),
  field('cas_Owner', 'lookup'),
  field('cco_CaseComment', 'long-text', { core: false }),
  field('vic_Old', 'text', { state: 'deprecated' }),
];

/** For tests: a standard with one field of every type. */
export const smallStandard: Standard = standardFromRows(
  rows.map((row, order) => (row.row === 'field' ? { ...row, order } : row)),
  'small',
);
