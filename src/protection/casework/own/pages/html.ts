/** Text that is HTML already. What is no such thing is escaped where it is put in. */
export interface Html {
  readonly html: string;
}
type Part = string | number | Html | null | readonly Part[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const textOf = (part: Part): string => {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number')
    return String(part).replace(/[&<>"']/g, (c) => escapes[c] ?? c);
  return 'html' in part ? part.html : part.map(textOf).join('');
};

/** `html\`<p>${words}</p>\`` */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((text, i) => text + textOf(parts[i] ?? null)).join(''),
});
