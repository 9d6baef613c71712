/**
 * An XML ID from a UUID or a code: `_` in front, and `_hex_` for whatever an XML ID cannot hold, so that different codes give different
 * IDs: `0190…` to `_0190…`, `1.1.a` to `_1.1.a`, `A/1` to `_A_2f_1`.
 */
export function xmlId(code: string): string {
  const escaped = [...code].map((char) =>
    /[A-Za-z0-9.-]/.test(char) ? char : `_${char.codePointAt(0)?.toString(16)}_`,
  );
  return `_${escaped.join('')}`;
}

/** The code an XML ID was made from by `xmlId`; null for an ID made by somebody else. */
export function codeOfXmlId(id: string): string | null {
  if (!id.startsWith('_')) return null;
  const code = id.slice(1).replace(/_([0-9a-f]{1,6})_/g, (whole, hex: string) => {
    const point = Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
  return xmlId(code) === id ? code : null;
}
