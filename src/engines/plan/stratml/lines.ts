/**
 * What StratML has no element for travels as lines of `Key: value` in OtherInformation or a Description, readable by people and by us.
 * Line ends and backslashes inside a value are escaped, so that every value comes back as it was.
 */
export type Lines = Readonly<Record<string, string | null | undefined>>;

/** Undefined when there is nothing to say. */
export const toLines = (values: Lines): string | undefined => {
  const lines = Object.entries(values).flatMap(([key, value]) => (value ? [`${key}: ${escaped(value)}`] : []));
  return lines.length > 0 ? lines.join('\n') : undefined;
};

/** The value of each key; lines of another shape are left alone. */
export const fromLines = (text: string | undefined): ReadonlyMap<string, string> =>
  new Map(
    (text ?? '').split(/\r?\n/).flatMap((line): [string, string][] => {
      const found = /^\s*([A-Z][A-Za-z ]*): (.*)$/.exec(line);
      return found ? [[found[1] ?? '', unescaped(found[2] ?? '')]] : [];
    }),
  );

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\r/g, '\\r').replace(/\n/g, '\\n');
const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c === 'r' ? '\r' : c));
