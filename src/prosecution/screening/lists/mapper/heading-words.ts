import type { MappedField } from './mapping.ts';

/**
 * Headings as debarment and exclusion lists write them, in English and Spanish, folded (lower case, no accents, single blanks). A
 * heading that is one of these is sure; one that holds one of these words is likely.
 */
const headingWords: readonly (readonly [field: MappedField, exact: string, within: string])[] = [
  [
    'first-name',
    'first name|given name|firstname|first|nombres|nombre de pila|primer nombre',
    'first name|given name|nombres',
  ],
  ['middle-name', 'middle name|middlename|middle|mi|segundo nombre', 'middle name|segundo nombre'],
  [
    'last-name',
    'last name|surname|family name|lastname|last|apellido|apellidos|apellido paterno',
    'last name|surname|apellido',
  ],
  [
    'former-name',
    'former name|formerly|formerly known as|fka|f k a|previous name|nombre anterior|antes',
    'former name|formerly known|nombre anterior',
  ],
  ['weak-alias', 'weak alias|low quality alias|nickname|apodo|sobrenombre', 'weak alias|apodo'],
  [
    'alias',
    'alias|aliases|aka|a k a|also known as|dba|d b a|doing business as|other names|other name|trade name|cross reference|nombre comercial|tambien conocido como|otros nombres|alias conocidos',
    'alias|also known as|doing business|trade name|nombre comercial|otros nombres',
  ],
  [
    'name',
    'name|full name|entity|entity name|company|company name|firm|firm name|employer|employer name|business name|legal name|party|party name|contractor|vendor|vendor name|supplier|supplier name|organization|organisation|individual|person|debarred party|respondent|excluded party|listed name|subject|nombre|nombre completo|razon social|empresa|persona|proveedor|denominacion|nombre o razon social|denominacion social|contratista|empleador|sancionado|entidad',
    'name of|employer name|company name|legal name|business name|nombre de|razon social|denominacion',
  ],
  [
    'birth',
    'dob|date of birth|birth date|birthdate|birthday|born|year of birth|fecha de nacimiento|nacimiento|fecha nac|f nacimiento|ano de nacimiento',
    'date of birth|birth date|year of birth|fecha de nacimiento',
  ],
  ['birth-place', 'place of birth|birthplace|pob|lugar de nacimiento', 'place of birth|lugar de nacimiento'],
  ['gender', 'gender|sex|sexo|genero', 'gender'],
  ['nationality', 'nationality|citizenship|nacionalidad|ciudadania', 'nationality|citizenship|nacionalidad'],
  ['country', 'country|country name|country code|pais|pais de origen', 'country|pais'],
  [
    'address',
    'address|street|street address|mailing address|location|business address|direccion|domicilio|calle|domicilio fiscal',
    'address|direccion|domicilio',
  ],
  ['city', 'city|town|city name|ciudad|municipio|localidad', 'city|ciudad|municipio'],
  [
    'region',
    'state|province|region|state province|st|estado|provincia|departamento|entidad federativa',
    'state province|province|provincia',
  ],
  ['postal-code', 'zip|zip code|zipcode|postal code|postcode|codigo postal|cp', 'zip code|postal code|codigo postal'],
  [
    'id',
    'id|record id|entity id|list id|case number|case no|case|docket|docket number|sam number|record number|no|number|order number|expediente|numero de expediente|numero|folio|num',
    'case number|record id|docket number|expediente|case no',
  ],
  [
    'identifier',
    'uei|unique entity id|duns|cage|cage code|npi|ein|fein|tin|tax id|tax id number|ssn|lei|imo|imo number|mmsi|passport|passport number|license number|license|registration number|registration no|rfc|curp|nit|rut|ruc|cuit|cif|nif|dni|cedula|pasaporte|numero de pasaporte|numero de registro|licencia|upin',
    'unique entity|cage code|tax id|passport|registration number|license number|imo number|pasaporte|cedula',
  ],
  [
    'position',
    'title|position|occupation|role|specialty|designation|cargo|puesto|ocupacion|funcion|profesion',
    'occupation|specialty|cargo|puesto',
  ],
  [
    'until',
    'end date|termination date|expiration date|expiry date|expires|debarred until|to|until|end|period end|debarment end date|debarment end|fecha de termino|fecha fin|fecha final|vence|hasta|fecha de vencimiento|fin de la sancion|fecha de fin',
    'end date|termination date|expiration|expiry|until|through|fecha de termino|vencimiento|fecha fin|hasta',
  ],
  [
    'from',
    'start date|effective date|date|debarment date|exclusion date|active date|from|since|date listed|listing date|date of debarment|begin date|debarment start|excldate|action date|fecha|fecha de inicio|fecha inicio|desde|vigencia desde|fecha de sancion|inicio de la sancion|fecha de publicacion',
    'start date|effective date|debarment date|exclusion date|begin date|listed on|fecha de inicio|desde',
  ],
  ['status', 'status|record status|active|estatus|situacion|estado actual', 'status|estatus'],
  [
    'type',
    'type|entity type|party type|classification|kind|individual or entity|record type|tipo|tipo de persona|tipo de entidad|clase|clasificacion',
    'entity type|party type|classification|tipo de persona',
  ],
  [
    'programme',
    'program|programme|visa type|visa program|exclusion program|list|sanction|sanction type|exclusion type|excltype|cause|cause code|programa|sancion|tipo de sancion|lista',
    'program|exclusion type|visa type|sancion',
  ],
  [
    'authority',
    'agency|excluding agency|authority|issuing agency|office|autoridad|dependencia|organismo|institucion',
    'agency|autoridad',
  ],
  [
    'remarks',
    'remarks|notes|comments|additional comments|reason|grounds|description|violation|details|observaciones|comentarios|notas|motivo|causa|descripcion|hechos',
    'comment|reason|violation|observacion|motivo',
  ],
];

/** A heading in lower-case letters and digits. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const exactly = new Map(
  headingWords
    .flatMap(([field, exact]) => exact.split('|').map((words) => [words.replaceAll(' ', ''), field] as const))
    .reverse(),
);

/** The field whose heading this is, word for word; blanks do not count (`ExclDate`, `EXCLDATE`, `Excl. date`). */
export const exactField = (heading: string): MappedField | null =>
  exactly.get(foldHeading(heading).replaceAll(' ', '')) ?? null;

/** The field that words within the heading speak for. */
export function likelyField(heading: string): MappedField | null {
  const folded = ` ${foldHeading(heading)} `;
  return (
    headingWords.find(([, , within]) => within.split('|').some((words) => folded.includes(` ${words} `)))?.[0] ?? null
  );
}
