/** What may hold a semicolon that ends nothing, and names, which may hold a dollar sign; comments within comments are counted apart. */
const token =
  /--[^\n]*|\/\*|[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|(\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$)[\s\S]*?\1|;/gu;

/** The place behind a comment that begins at `from`; comments nest in SQL. */
const endOfComment = (script: string, from: number): number => {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 0;
  for (let match = mark.exec(script); match; match = mark.exec(script)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return script.length;
};

/**
 * Splits a script at the semicolons that end statements: not those in texts, quoted names, dollar quotes or comments. Functions are
 * written with dollar quotes; `begin atomic` bodies are not known here. Statements of comments alone are left out.
 */
export const splitStatements = (script: string): string[] => {
  const out: string[] = [];
  let from = 0;
  let bare = '';
  let seen = 0;
  const end = (at: number): void => {
    bare += script.slice(seen, at);
    if (bare.trim() !== '') out.push(script.slice(from, at).trim());
    bare = '';
  };
  token.lastIndex = 0;
  for (let match = token.exec(script); match; match = token.exec(script)) {
    const [text] = match;
    if (text === ';') {
      end(match.index);
      from = seen = token.lastIndex;
    } else if (text.startsWith('--') || text === '/*') {
      bare += script.slice(seen, match.index);
      if (text === '/*') token.lastIndex = endOfComment(script, match.index);
      seen = token.lastIndex;
    }
  }
  end(script.length);
  return out;
};
