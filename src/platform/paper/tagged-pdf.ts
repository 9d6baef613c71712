import {
  type PDFContext,
  PDFDocument,
  type PDFFont,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
  StandardFonts,
} from 'pdf-lib';

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
}

/** Text to be set: where it stands in the tree, how large, how far in. */
export interface Setting {
  readonly tag: Tag;
  readonly size: number;
  readonly bold?: boolean;
  readonly x?: number;
  readonly width?: number;
}

export interface TaggedPdf {
  /** The element of the whole document. */
  readonly root: Tag;
  readonly width: number;
  tag(role: string, parent: Tag): Tag;
  /** Leaves room, and begins a page where so much does not fit on this one. */
  space(points: number, needs?: number): void;
  /** Sets text below what is there. */
  write(text: string, setting: Setting): void;
  /** How high the text would be. */
  height(text: string, setting: Pick<Setting, 'size' | 'bold' | 'width'>): number;
  /** Sets texts side by side. */
  row(cells: readonly { readonly text: string; readonly tag: Tag }[], size: number, bold: boolean): void;
  /** A line to write on by hand. */
  rule(): void;
  save(): Promise<Uint8Array>;
}

/** The standard fonts write Windows-1252; what they lack is shown as a question mark. */
const writable = (font: PDFFont, text: string): string => {
  const known = new Set(font.getCharacterSet());
  return [...text.replace(/\s+/g, ' ')].map((c) => (known.has(c.codePointAt(0) ?? 0) ? c : '?')).join('');
};

const wrapped = (font: PDFFont, text: string, size: number, width: number): string[] => {
  const lines = [''];
  for (const word of writable(font, text).split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (font.widthOfTextAtSize(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

const begin = (role: string, id: number): PDFOperator =>
  PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of(role), `<</MCID ${id}>>`]);
const beginArtifact = PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]);
const end = PDFOperator.of(PDFOperatorNames.EndMarkedContent);

/**
 * A PDF whose structure is told (ISO 32000-1, 14.7 and 14.8): every text belongs to an element of a tree, in reading order; what is only
 * decoration is an artifact; title and language are set. Not claimed: PDF/UA, which also wants the fonts embedded.
 */
export const taggedPdf = async (title: string, language: string, foot: string): Promise<TaggedPdf> => {
  const pdf = await PDFDocument.create();
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

  const newTag = (role: string, parent: Tag | null): Tag => {
    const tag: Tag = { ref: context.nextRef(), kids: [], role, parent };
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
  const line = (text: string, x: number, at: number, size: number, font: PDFFont, tag: Tag): void => {
    const { sheet, owners } = here();
    const id = owners.push(tag) - 1;
    tag.kids.push({ page: sheet.ref, id });
    sheet.pushOperators(begin(tag.role, id));
    sheet.drawText(text, { x, y: at, size, font });
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
  const height: TaggedPdf['height'] = (text, { size, bold: strong, width = fullWidth }) =>
    wrapped(fontOf(strong), text, size, width).length * size * leading;

  return {
    root,
    width: fullWidth,
    tag: newTag,
    height,
    write,
    space: (points, needs = 0) => {
      fits(points + needs);
      if (y < page.height - page.margin) y -= points;
    },
    row: (cells, size, strong) => {
      const width = fullWidth / cells.length;
      const tall = Math.max(...cells.map(({ text }) => height(text, { size, bold: strong, width: width - 8 })));
      fits(tall + 6);
      const top = y;
      cells.forEach(({ text, tag }, column) => {
        wrapped(fontOf(strong), text, size, width - 8).forEach((part, i) => {
          line(part, page.margin + column * width, top - (i + 1) * size * leading, size, fontOf(strong), tag);
        });
      });
      y = top - tall - 6;
      const { sheet } = here();
      sheet.pushOperators(beginArtifact);
      const start = { x: page.margin, y: y + 2 };
      sheet.drawLine({ start, end: { x: page.margin + fullWidth, y: y + 2 }, thickness: 0.4 });
      sheet.pushOperators(end);
    },
    rule: () => {
      fits(22);
      y -= 22;
      const { sheet } = here();
      sheet.pushOperators(beginArtifact);
      sheet.drawLine({ start: { x: page.margin, y }, end: { x: page.margin + fullWidth, y }, thickness: 0.6 });
      sheet.pushOperators(end);
    },
    save: async () => {
      if (pages.length === 0) newPage();
      pdf.setTitle(title, { showInWindowTitleBar: true });
      pdf.setLanguage(language);
      pdf.setProducer('Fourfold');
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
  for (const { ref, kids, role, parent } of tags) {
    const told = kids.map((kid) =>
      'id' in kid ? context.obj({ Type: 'MCR', Pg: kid.page, MCID: PDFNumber.of(kid.id) }) : kid,
    );
    // a reader is told which column a head names
    const scope = role === 'TH' ? { A: { O: 'Table', Scope: 'Column' } } : {};
    const element = context.obj({ Type: 'StructElem', S: role, P: parent?.ref ?? tree, K: told, ...scope });
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
