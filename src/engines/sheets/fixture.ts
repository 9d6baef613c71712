import { strToU8, type Zippable, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface Fixture {
  /** The inside of `<sheetData>`, and what follows it. */
  readonly data?: string;
  readonly after?: string;
  readonly before?: string;
  /** The `<si>` elements. */
  readonly strings?: string;
  /** The inside of the style sheet. */
  readonly styles?: string;
  readonly workbookPr?: string;
  /** Parts added, or put in place of those made here; null leaves one out. */
  readonly parts?: Record<string, string | Uint8Array | null>;
}

/** For tests: a workbook of one sheet, `People`, from raw XML. */
export function fixture({
  data = '',
  after = '',
  before = '',
  strings,
  styles,
  workbookPr = '',
  parts = {},
}: Fixture): Uint8Array {
  const made: Record<string, string | Uint8Array | null> = {
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<w:workbook xmlns:w="${MAIN}" xmlns:q="${OFFICE}">${workbookPr}<w:sheets><w:sheet name="People" sheetId="1" q:id="r1"/></w:sheets></w:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles ?? ''}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`,
    ...parts,
  };
  const zippable: Zippable = {};
  for (const [name, part] of Object.entries(made)) {
    if (part !== null) zippable[name] = typeof part === 'string' ? strToU8(part) : part;
  }
  return zipSync(zippable, { mtime: new Date(1980, 0, 1) });
}

/** For tests: the SheetError code that a call ends in, or what else happened. */
export function codeOf(call: () => unknown): string {
  try {
    call();
    return 'no error';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `another error: ${error}`;
  }
}
