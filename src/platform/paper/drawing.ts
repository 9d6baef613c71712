import { type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import { writable } from './letters.ts';

/** A part of a picture; y grows downwards, colours are `#rrggbb`. */
export type Shape =
  | {
      readonly is: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly colour: string;
      readonly width: number;
    }
  | {
      readonly is: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly size: number;
    }
  | { readonly is: 'dot'; readonly x: number; readonly y: number; readonly r: number; readonly colour: string }
  | {
      readonly is: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
      readonly filled: boolean;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Where the upper left corner stands on the sheet, and how much smaller all is. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const ink = (hex: string) => {
  const part = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return rgb(part(1), part(3), part(5));
};

/** How much of a text lies before the point it hangs on. */
const before = { start: 0, middle: 0.5, end: 1 } as const;

export const drawOn = (sheet: PDFPage, font: PDFFont, { shapes }: Drawing, { x: left, y: top, scale }: Place): void => {
  const at = (x: number, y: number) => ({ x: left + x * scale, y: top - y * scale });
  for (const shape of shapes) {
    switch (shape.is) {
      case 'line':
        sheet.drawLine({
          start: at(shape.x1, shape.y1),
          end: at(shape.x2, shape.y2),
          thickness: shape.width * scale,
          color: ink(shape.colour),
        });
        break;
      case 'dot':
        sheet.drawCircle({ ...at(shape.x, shape.y), size: shape.r * scale, color: ink(shape.colour) });
        break;
      case 'box':
        sheet.drawRectangle({
          ...at(shape.x, shape.y + shape.height),
          width: shape.width * scale,
          height: shape.height * scale,
          borderColor: ink(shape.colour),
          borderWidth: 0.5,
          ...(shape.filled ? { color: ink(shape.colour) } : {}),
        });
        break;
      case 'text': {
        const text = writable(font, shape.text);
        const size = shape.size * scale;
        const { x, y } = at(shape.x, shape.y);
        sheet.drawText(text, { x: x - font.widthOfTextAtSize(text, size) * before[shape.anchor], y, size, font });
      }
    }
  }
};
