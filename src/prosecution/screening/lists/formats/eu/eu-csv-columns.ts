/** Which column holds which field of the XML. */
export interface EuColumns {
  readonly id: string;
  /** The column that tells this edition. */
  readonly mark: string;
  readonly needed: readonly string[];
  readonly entity: Readonly<Record<string, string>>;
  readonly regulation: Readonly<Record<string, string>>;
  readonly name: Readonly<Record<string, string>>;
  readonly address: Readonly<Record<string, string>>;
  readonly birth: Readonly<Record<string, string>>;
  readonly identification: Readonly<Record<string, string>>;
  readonly citizenship: Readonly<Record<string, string>>;
}

/** Closed edition of 59 columns; several carry one name, the first is meant. */
export const euCsvOne: EuColumns = {
  id: 'eu-fsf-csv-1.0',
  mark: 'Naal_wholename',
  needed: ['Entity_logical_id', 'Subject_type', 'Programme', 'Birt_date', 'Iden_number', 'Citi_country', 'EU_ref_num'],
  entity: {
    logicalId: 'Entity_logical_id',
    euReferenceNumber: 'EU_ref_num',
    subject: 'Subject_type',
    remark: 'Entity_remark',
  },
  regulation: {
    programme: 'Programme',
    numberTitle: 'Leba_numtitle',
    publicationDate: 'Leba_publication_date',
    publicationUrl: 'Leba_url',
  },
  name: {
    logicalId: 'Naal_logical_id',
    lastName: 'Naal_lastname',
    firstName: 'Naal_firstname',
    middleName: 'Naal_middlename',
    wholeName: 'Naal_wholename',
    gender: 'Naal_gender',
    title: 'Naal_title',
    function: 'Naal_function',
    nameLanguage: 'Naal_language',
  },
  address: {
    logicalId: 'Addr_logical_id',
    poBox: 'Addr_number',
    street: 'Addr_street',
    zipCode: 'Addr_zipcode',
    city: 'Addr_city',
    countryDescription: 'Addr_country',
    remark: 'Addr_other',
  },
  birth: {
    logicalId: 'Birt_logical_id',
    birthdate: 'Birt_date',
    place: 'Birt_place',
    countryDescription: 'Birt_country',
  },
  identification: { logicalId: 'Iden_logical_id', number: 'Iden_number', countryDescription: 'Iden_country' },
  citizenship: { logicalId: 'Citi_logical_id', countryDescription: 'Citi_country' },
};

const regulationOf = (section: string): Readonly<Record<string, string>> => ({
  programme: `${section}_Regulation_Programme`,
  numberTitle: `${section}_Regulation_NumberTitle`,
  publicationDate: `${section}_Regulation_PublicationDate`,
  entryIntoForceDate: `${section}_Regulation_EntryIntoForceDate`,
  publicationUrl: `${section}_Regulation_PublicationUrl`,
});

const named = (
  section: string,
  fields: readonly (readonly [field: string, column: string])[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map(([field, column]) => [field, `${section}_${column}`]));

const country = [
  ['countryIso2Code', 'CountryIso2Code'],
  ['countryDescription', 'CountryDescription'],
  ['region', 'Region'],
  ['logicalId', 'LogicalId'],
  ['remark', 'Remark'],
] as const;

/** The edition in use. */
export const euCsvOneOne: EuColumns = {
  id: 'eu-fsf-csv-1.1',
  mark: 'NameAlias_WholeName',
  needed: [
    'Entity_LogicalId',
    'Entity_EU_ReferenceNumber',
    'Entity_SubjectType',
    'Entity_Regulation_Programme',
    'NameAlias_LogicalId',
  ],
  entity: {
    logicalId: 'Entity_LogicalId',
    euReferenceNumber: 'Entity_EU_ReferenceNumber',
    unitedNationId: 'Entity_UnitedNationId',
    designationDate: 'Entity_DesignationDate',
    subject: 'Entity_SubjectType_ClassificationCode',
    remark: 'Entity_Remark',
  },
  regulation: regulationOf('Entity'),
  name: named('NameAlias', [
    ['logicalId', 'LogicalId'],
    ['lastName', 'LastName'],
    ['firstName', 'FirstName'],
    ['middleName', 'MiddleName'],
    ['wholeName', 'WholeName'],
    ['nameLanguage', 'NameLanguage'],
    ['gender', 'Gender'],
    ['title', 'Title'],
    ['function', 'Function'],
    ['remark', 'Remark'],
  ]),
  address: named('Address', [
    ...country,
    ['street', 'Street'],
    ['poBox', 'PoBox'],
    ['zipCode', 'ZipCode'],
    ['city', 'City'],
    ['place', 'Place'],
    ['contactInfo', 'ContactInfo'],
  ]),
  birth: named('BirthDate', [
    ...country,
    ['birthdate', 'BirthDate'],
    ['monthOfYear', 'Month'],
    ['year', 'Year'],
    ['yearRangeFrom', 'YearRangeFrom'],
    ['yearRangeTo', 'YearRangeTo'],
    ['circa', 'Circa'],
    ['place', 'Place'],
    ['city', 'City'],
  ]),
  identification: named('Identification', [
    ...country,
    ['number', 'Number'],
    ['latinNumber', 'LatinNumber'],
    ['identificationTypeCode', 'TypeCode'],
    ['identificationTypeDescription', 'TypeDescription'],
    ['knownFalse', 'KnownFalse'],
    ['knownExpired', 'KnownExpired'],
    ['reportedLost', 'ReportedLost'],
    ['revokedByIssuer', 'RevokedByIssuer'],
  ]),
  citizenship: named('Citizenship', country),
};
