import { type PersonField, personFields } from '../../../engines/matching/index.ts';

/** Headings as people write them, in the languages of the house. */
const usual: Readonly<Record<PersonField, readonly string[]>> = {
  code: ['code', 'key', 'agreed code', 'person code', 'person id', 'codigo', 'clave'],
  name: ['name', 'full name', 'nombre completo', 'nombre y apellidos'],
  given: [
    'given',
    'given name',
    'given names',
    'first name',
    'firstname',
    'forename',
    'nombre',
    'nombres',
    'nombre de pila',
  ],
  family: ['family', 'family name', 'last name', 'lastname', 'surname', 'apellido', 'apellidos'],
  birth: ['birth', 'birth date', 'birthdate', 'date of birth', 'dob', 'born', 'nacimiento', 'fecha de nacimiento'],
  sex: ['sex', 'gender', 'sexo', 'genero'],
  citizenship: ['citizenship', 'nationality', 'nacionalidad', 'ciudadania'],
  documentType: ['document type', 'doc type', 'id type', 'tipo de documento'],
  documentNumber: [
    'document number',
    'document',
    'doc number',
    'id number',
    'passport',
    'passport number',
    'numero de documento',
    'documento',
    'pasaporte',
  ],
  documentCountry: ['document country', 'issuing country', 'issued by', 'pais de expedicion', 'pais del documento'],
  phone: ['phone', 'phone number', 'telephone', 'mobile', 'cell', 'telefono', 'movil', 'celular'],
  email: ['email', 'e mail', 'mail', 'email address', 'correo', 'correo electronico'],
};

/** Beside what a person is known by: whose record it is at the door of consent, and as what they are listed. */
const recordFields = ['subject', 'role'] as const;
type RecordField = (typeof recordFields)[number];
const usualOfRecord: Readonly<Record<RecordField, readonly string[]>> = {
  subject: ['survivor', 'survivor id', 'subject', 'subject id', 'sobreviviente', 'persona atendida'],
  role: ['role', 'listed as', 'papel', 'figura como'],
};

const folded = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Which column holds what; a heading nobody knows is passed over. */
export const columnsOf = (headings: readonly string[]): ReadonlyMap<PersonField, number> => {
  const found = new Map<PersonField, number>();
  for (const field of personFields) {
    const at = headings.findIndex(
      (heading, i) => usual[field].includes(folded(heading)) && ![...found.values()].includes(i),
    );
    if (at >= 0) found.set(field, at);
  }
  return found;
};

/** The columns that say whose record it is, and as what they are listed. */
export const recordColumnsOf = (headings: readonly string[]): ReadonlyMap<RecordField, number> =>
  new Map(
    recordFields.flatMap((field): [RecordField, number][] => {
      const at = headings.findIndex((heading) => usualOfRecord[field].includes(folded(heading)));
      return at < 0 ? [] : [[field, at]];
    }),
  );
