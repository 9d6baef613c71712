/**
 * What OFAC calls an identifier (remarks of the legacy files, types of the XML, `ids` of the Consolidated Screening List), and what it is.
 * Labels as they stand in the published files; a label that is not here stays a remark, so nothing is lost.
 */
const labels: Readonly<Record<string, string>> = {
  Passport: 'passport',
  'Diplomatic Passport': 'passport',
  'Stateless Person Passport': 'passport',
  'Travel Document Number': 'passport',
  'National ID No.': 'national-id',
  'National Foreign ID Number': 'national-id',
  'Identification Number': 'national-id',
  'Personal ID Card': 'national-id',
  'Cedula No.': 'national-id',
  'Cedula de Residencia': 'national-id',
  'Cedula de Ciudadania': 'national-id',
  'C.U.R.P.': 'national-id',
  'C.U.I.P.': 'national-id',
  'C.U.I.': 'national-id',
  'D.N.I.': 'national-id',
  'N.I.E.': 'national-id',
  'I.F.E.': 'national-id',
  SSN: 'national-id',
  'Electoral Registry No.': 'national-id',
  'Credencial electoral': 'national-id',
  'Birth Certificate Number': 'national-id',
  'Cartilla de Servicio Militar Nacional': 'national-id',
  "Driver's License No.": 'national-id',
  'Residency Number': 'national-id',
  'Residency Permit Number': 'national-id',
  'Resident ID Number': 'national-id',
  'Refugee ID Card': 'national-id',
  'Stateless Person ID Card': 'national-id',
  'Kenyan ID No.': 'national-id',
  'Turkish Identification Number': 'national-id',
  'Moroccan Personal ID No.': 'national-id',
  'Citizens Card Number': 'national-id',
  'Citizen ID Number': 'national-id',
  'Numero de Identidad': 'national-id',
  'Seafarers Identification Document': 'national-id',
  "Seafarer's Identification Document": 'national-id',
  'Military Registration Number': 'national-id',
  'Tazkira Number': 'national-id',
  'Ration Card Number': 'national-id',
  'Red Crescent Number': 'national-id',
  'Tax ID No.': 'tax-id',
  'NIT #': 'tax-id',
  'RUC #': 'tax-id',
  'RIF #': 'tax-id',
  RTN: 'tax-id',
  'R.F.C.': 'tax-id',
  'C.U.I.T.': 'tax-id',
  'C.N.P.J.': 'tax-id',
  'C.P.F.': 'tax-id',
  'N.R.C.': 'tax-id',
  'V.A.T. Number': 'tax-id',
  'US FEIN': 'tax-id',
  'Italian Fiscal Code': 'tax-id',
  'Fiscal Code': 'tax-id',
  'Romanian C.R.': 'registration',
  'Paraguayan tax identification number': 'tax-id',
  'Romanian Tax Registration': 'tax-id',
  'Registration Number': 'registration',
  'Registration ID': 'registration',
  'Business Registration Number': 'registration',
  'Business Registration Document #': 'registration',
  'Business Number': 'registration',
  'Commercial Registry Number': 'registration',
  'Company Number': 'registration',
  'UK Company Number': 'registration',
  'Company ID': 'registration',
  'Public Registration Number': 'registration',
  'Government Gazette Number': 'registration',
  'Unified Social Credit Code (USCC)': 'registration',
  'Economic Register Number (CBLS)': 'registration',
  'Chamber of Commerce Number': 'registration',
  'Istanbul Chamber of Comm. No.': 'registration',
  'Dubai Chamber of Commerce Membership No.': 'registration',
  'Central Registration System Number': 'registration',
  'Registered Charity No.': 'registration',
  'Branch Unit Number': 'registration',
  'Matricula Mercantil No': 'registration',
  'Folio Mercantil No.': 'registration',
  'C.R. No.': 'registration',
  'Certificate of Incorporation Number': 'registration',
  'Enterprise Number': 'registration',
  'File Number': 'registration',
  'Bosnian Personal ID No.': 'national-id',
  'Personal ID No.': 'national-id',
  'Croatian ID': 'national-id',
  'Macedonian Personal ID No.': 'national-id',
  'Serial No.': 'other',
  'SRE Permit No.': 'registration',
  'Trade License No.': 'registration',
  License: 'registration',
  'License Number': 'registration',
  'Afghan Money Service Provider License Number': 'registration',
  'Organization Code': 'registration',
  'D-U-N-S Number': 'duns',
  'Legal Entity Number': 'lei',
  'LE Number': 'registration',
  'SWIFT/BIC': 'bic',
  'BIK (RU)': 'bik',
  'UN/LOCODE': 'other',
  ISIN: 'isin',
  'Equity Ticker': 'ticker',
  MMSI: 'mmsi',
  'Vessel Registration Identification': 'imo',
  'Other Vessel Call Sign': 'call-sign',
  'Aircraft Tail Number': 'tail-number',
  'Previous Aircraft Tail Number': 'tail-number',
  "Aircraft Manufacturer's Serial Number (MSN)": 'aircraft-serial',
  'Aircraft Construction Number (also called L/N or S/N or F/N)': 'aircraft-serial',
  'Aircraft Mode S Transponder Code': 'transponder',
  'Phone Number': 'phone',
  Telephone: 'phone',
  'Telephone:': 'phone',
  Fax: 'phone',
  'Email Address': 'email',
  Website: 'website',
  'Phone No.': 'phone',
  PHONE: 'phone',
  FAX: 'phone',
  'Fax:': 'phone',
  RFC: 'tax-id',
  'C.I.F.': 'tax-id',
  'Italian Fiscal Code:': 'tax-id',
  'Numero Unico de Identificacao Tributaria (NUIT)': 'tax-id',
  "Citizen's Card Number": 'national-id',
  'Tazkira National ID Card': 'national-id',
  'UAE Identification': 'national-id',
  'United Social Credit Code Certificate (USCCC)': 'registration',
  'Permit Number': 'registration',
  'Aircraft Serial Identification': 'aircraft-serial',
  VisaNumberID: 'other',
  'Visa Number': 'other',
  'Visa Number ID': 'other',
  'Chinese Commercial Code': 'other',
};

const byLabel = new Map(Object.entries(labels));

/** Labels by their first word, the longest first: `Registration Number` before `Registration`. */
const byFirstWord = new Map<string, string[]>();
for (const label of [...byLabel.keys()].sort((a, b) => b.length - a.length)) {
  const word = firstWord(label);
  byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), label]);
}

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end === -1 ? text : text.slice(0, end);
}

/** The type of a label that stands by itself; `wallet-xbt` for `Digital Currency Address - XBT`. Null where it is no identifier. */
export function documentType(label: string): string | null {
  const coin = /^Digital Currency Address - (\w+)$/.exec(label)?.[1];
  return coin ? `wallet-${coin.toLowerCase()}` : (byLabel.get(label.trim()) ?? null);
}

/** The label a remark begins with, its type and what stands behind it; null where the remark is no identifier. */
export function labelled(text: string): { label: string; type: string; rest: string } | null {
  const wallet = /^(Digital Currency Address - (\w+)) (.+)$/.exec(text);
  if (wallet) return { label: wallet[1] ?? '', type: documentType(wallet[1] ?? '') ?? 'other', rest: wallet[3] ?? '' };
  const label = byFirstWord.get(firstWord(text))?.find((one) => text.startsWith(`${one} `));
  if (!label) return null;
  return { label, type: byLabel.get(label) ?? 'other', rest: text.slice(label.length).trim() };
}
