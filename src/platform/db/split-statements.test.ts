import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitStatements } from './split-statements.ts';

describe('splitting a script into statements', () => {
  const inside = fc.stringMatching(/^[a-z;$'" \n]{0,12}$/);
  const piece = fc.oneof(
    fc.constantFrom('select', 'n', '1', ' ', '\n', '$1', 'a$b', '(', ')'),
    inside.map((text) => `'${text.replaceAll("'", "''")}'`),
    inside.map((text) => `"${text.replaceAll('"', '""')}"`),
    inside.map((text) => `-- ${text.replaceAll('\n', ' ')}\n`),
    inside.map((text) => `/* ${text} /* ${text} */ */`),
    inside.filter((text) => !text.includes('$')).map((text) => `$$${text}$$`),
    inside.filter((text) => !text.includes('$')).map((text) => `$body$ ${text} $body$`),
  );
  const statement = fc.array(piece, { maxLength: 6 }).map((pieces) => `select ${pieces.join(' ')} x`);

  it('ends one at each semicolon that is not in a text, a name, a comment or a body', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), (statements) => {
        expect(splitStatements(`${statements.join(';\n')};\n`)).toEqual(statements);
      }),
    );
  });

  it('lets a name hold dollar signs', () => {
    expect(splitStatements('select a$b$c; select d$b$e')).toEqual(['select a$b$c', 'select d$b$e']);
  });

  it('makes nothing out of comments alone', () => {
    expect(splitStatements('-- one;\n; /* two; */ ;\n\n')).toEqual([]);
  });

  it('knows a text with backslashes that end it, and comments within comments', () => {
    expect(splitStatements(`select E'it\\'s; one'; select 2`)).toEqual([`select E'it\\'s; one'`, 'select 2']);
    expect(splitStatements('/* a /* b; */ c; */ select 1; select 2')).toEqual([
      '/* a /* b; */ c; */ select 1',
      'select 2',
    ]);
  });
});
