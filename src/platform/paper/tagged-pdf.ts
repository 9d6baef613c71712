import {
  type PDFContext,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
  StandardFonts,
} from 'pdf-lib';
import type { Paper } from './blocks.ts';
import { type Drawing, drawOn } from './drawing.ts';
import { lacks, wrapped } from './letters.ts';

/** US Letter, in points. */
const page = { width: 612, height: 792, margin: 60 };
const leading = 1.3;
const footSize = 8;

/** An element of the tree that a screen reader follows. */
export interface Tag {
  readonly ref: PDFRef;
  readonly kids: (PDFRef | { readonly page: PDFRef; readonly id: number })[];
  readonly role: string;
  readonly parent: Tag | null;
  /** What is read instead of a picture. */
  readonly says: string | undefined;
}

/** Text to be set: where it stands in the tree, how large, how far in. */
export interface Setting {
  readonly tag: Tag;
  readonly size: number;
  readonly bold?: boolean;
  readonly x?: number;
  readonly width?: number;
}

/** A text of a row. */
export interface Cell {
  readonly text: string;
  readonly tag: Tag;
  readonly width: number;
  readonly bold?: boolean;
}

export interface TaggedPdf {
  /** The element of the whole document. */
  readonly root: Tag;
  readonly width: number;
  tag(role: string, parent: Tag, says?: string): Tag;
  /** Leaves room, and begins a page where so much does not fit on this one. */
  space(points: number, needs?: number): void;
  /** Whether the fonts lack a letter of it. */
  lacks(text: string): boolean;
  /** Sets text below what is there. */
  write(text: string, setting: Setting): void;
  /** Sets texts side by side; a row that no page holds goes on on the next. */
  row(cells: readonly Cell[], size: number): void;
  /** A fine line below a row. */
  line(): void;
  /** Draws it as wide as it is, or as the page allows. */
  picture(drawing: Drawing, tag: Tag): void;
  /** A line to write on by hand. */
  rule(): void;
  save(): Promise<Uint8Array>;
}

const begin = (role: string, id: number): PDFOperator =>
  PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of(role), `<</MCID ${id}>>`]);
const beginArtifact = PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]);
const end = PDFOperator.of(PDFOperatorNames.EndMarkedContent);

/**
 * A PDF whose structure is told (ISO 32000-1, 14.7 and 14.8): every text belongs to an element of a tree, in reading order; what is only
 * decoration is an artifact; title and language are set. Not claimed: PDF/UA, which also wants the fonts embedded.
 */
export const taggedPdf = async ({
  title,
  language,
  foot,
  madeAt,
  attachments = [],
}: Omit<Paper, 'blocks'>): Promise<TaggedPdf> => {
  const pdf = await PDFDocument.create();
  const dates = madeAt ? { creationDate: madeAt, modificationDate: madeAt } : {};
  for (const { name, bytes, type } of attachments) await pdf.attach(bytes, name, { mimeType: type, ...dates });
  const regular = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  const { context } = pdf;
  const fontOf = (strong: boolean | undefined): PDFFont => (strong ? bold : regular);
  const fullWidth = page.width - 2 * page.margin;
  const tags: Tag[] = [];
  /** Of each page, the element of each of its marked texts. */
  const marks: Tag[][] = [];
  const pages: PDFPage[] = [];
  let y = 0;

  const newTag = (role: string, parent: Tag | null, says?: string): Tag => {
    const tag: Tag = { ref: context.nextRef(), kids: [], role, parent, says };
    tags.push(tag);
    parent?.kids.push(tag.ref);
    return tag;
  };
  const here = (): { sheet: PDFPage; owners: Tag[] } => {
    const [sheet, owners] = [pages.at(-1), marks.at(-1)];
    if (!sheet || !owners) throw new Error('there is no page yet');
    return { sheet, owners };
  };
  const newPage = (): void => {
    const sheet = pdf.addPage([page.width, page.height]);
    sheet.node.set(PDFName.of('StructParents'), PDFNumber.of(pages.length));
    sheet.node.set(PDFName.of('Tabs'), PDFName.of('S'));
    pages.push(sheet);
    marks.push([]);
    y = page.height - page.margin;
    sheet.pushOperators(beginArtifact);
    wrapped(regular, `${foot} · ${pages.length}`, footSize, fullWidth).forEach((text, i) => {
      sheet.drawText(text, { x: page.margin, y: page.margin - 18 - i * 10, size: footSize, font: regular });
    });
    sheet.pushOperators(end);
  };
  const marked = (tag: Tag, draw: (sheet: PDFPage) => void): void => {
    const { sheet, owners } = here();
    const id = owners.push(tag) - 1;
    tag.kids.push({ page: sheet.ref, id });
    sheet.pushOperators(begin(tag.role, id));
    draw(sheet);
    sheet.pushOperators(end);
  };
  const line = (text: string, x: number, at: number, size: number, font: PDFFont, tag: Tag): void =>
    marked(tag, (sheet) => sheet.drawText(text, { x, y: at, size, font }));
  const ruler = (thickness: number): void => {
    const { sheet } = here();
    sheet.pushOperators(beginArtifact);
    sheet.drawLine({ start: { x: page.margin, y }, end: { x: page.margin + fullWidth, y }, thickness });
    sheet.pushOperators(end);
  };
  const fits = (points: number): void => {
    if (pages.length === 0 || y - points < page.margin) newPage();
  };
  const root = newTag('Document', null);

  const write: TaggedPdf['write'] = (text, { tag, size, bold: strong, x = 0, width = fullWidth - x }) => {
    for (const part of wrapped(fontOf(strong), text, size, width)) {
      fits(size * leading);
      y -= size * leading;
      line(part, page.margin + x, y, size, fontOf(strong), tag);
    }
  };
  const row: TaggedPdf['row'] = (cells, size) => {
    const high = size * leading;
    const columns = cells.map(({ text, bold: strong, width }) => wrapped(fontOf(strong), text, size, width - 8));
    const depth = Math.max(...columns.map(({ length }) => length));
    // a row that a page can hold stands whole
    if (depth * high < page.height - 2 * page.margin) fits(depth * high);
    for (let from = 0; from < depth; ) {
      fits(high);
      const room = Math.floor((y - page.margin) / high);
      const top = y;
      let x = page.margin;
      cells.forEach(({ tag, bold: strong, width }, column) => {
        columns[column]?.slice(from, from + room).forEach((part, i) => {
          line(part, x, top - (i + 1) * high, size, fontOf(strong), tag);
        });
        x += width;
      });
      y = top - Math.min(room, depth - from) * high;
      from += room;
    }
  };

  return {
    root,
    width: fullWidth,
    tag: newTag,
    lacks: (text) => lacks(regular, text),
    write,
    row,
    space: (points, needs = 0) => {
      fits(points + needs);
      if (y < page.height - page.margin) y -= points;
    },
    line: () => {
      y -= 4;
      ruler(0.4);
      y -= 2;
    },
    picture: (drawing, tag) => {
      const scale = Math.min(1, fullWidth / drawing.width);
      fits(drawing.height * scale);
      const place = { x: page.margin, y, scale };
      marked(tag, (sheet) => drawOn(sheet, regular, drawing, place));
      y -= drawing.height * scale;
    },
    rule: () => {
      fits(22);
      y -= 22;
      ruler(0.6);
    },
    save: async () => {
      if (pages.length === 0) newPage();
      pdf.setTitle(title, { showInWindowTitleBar: true });
      pdf.setLanguage(language);
      pdf.setProducer('Fourfold');
      if (madeAt) {
        pdf.setCreationDate(madeAt);
        pdf.setModificationDate(madeAt);
      }
      writeTree(pdf, context, root, tags, marks);
      return pdf.save();
    },
  };
};

/** Puts the tree into the file, with the way back from each marked text to its element. */
const writeTree = (
  pdf: PDFDocument,
  context: PDFContext,
  root: Tag,
  tags: readonly Tag[],
  marks: readonly (readonly Tag[])[],
): void => {
  const tree = context.nextRef();
  for (const { ref, kids, role, parent, says } of tags) {
    const told = kids.map((kid) =>
      'id' in kid ? context.obj({ Type: 'MCR', Pg: kid.page, MCID: PDFNumber.of(kid.id) }) : kid,
    );
    // a reader is told which column a head names
    const scope = role === 'TH' ? { A: { O: 'Table', Scope: 'Column' } } : {};
    const alt = says === undefined ? {} : { Alt: PDFHexString.fromText(says) };
    const element = context.obj({ Type: 'StructElem', S: role, P: parent?.ref ?? tree, K: told, ...scope, ...alt });
    context.assign(ref, element);
  }
  const nums = marks.flatMap((owners, n) => [PDFNumber.of(n), context.obj(owners.map(({ ref }) => ref))]);
  context.assign(
    tree,
    context.obj({
      Type: 'StructTreeRoot',
      K: root.ref,
      ParentTree: context.register(context.obj({ Nums: nums })),
      ParentTreeNextKey: PDFNumber.of(marks.length),
    }),
  );
  pdf.catalog.set(PDFName.of('StructTreeRoot'), tree);
  pdf.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
};
