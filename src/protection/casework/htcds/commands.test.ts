import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../cli/run.ts';
import { sharedBytes } from '../../../testing/shared-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'htcds-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command line on a file, without a server and without a database. */
const run = async (...args: string[]) => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = { out: '', err: '' };
  stdout.on('data', (piece) => {
    said.out += String(piece);
  });
  stderr.on('data', (piece) => {
    said.err += String(piece);
  });
  const env = { HOME: folder, FOURFOLD_DATA: join(folder, 'data'), LANG: 'en_US.UTF-8' };
  const status = await runCli(args, { env, stdin: process.stdin, stdout, stderr });
  return { status, ...said };
};
const at = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('fourfold htcds, without a server', () => {
  it('says of case data which columns are fields, how often they are filled, and what is off: never what they hold', async () => {
    const file = at(
      'cases.csv',
      'prs_FirstName,vic_MethodsOfControl,Shoe size\r\nCanary,debtbondage,38\r\nCanary,Other,\r\n',
    );
    const { status, out } = await run('htcds', 'inspect', file, '--json');
    expect(JSON.parse(out)).toMatchObject({
      file: 'cases.csv',
      standard: { id: 'iom-htcds-2-0', version: '2.0' },
      holds: 'cases',
      fields: [{ key: 'prs_FirstName' }, { key: 'vic_MethodsOfControl' }, { key: null, name: 'Shoe size' }],
      rows: { all: 2, prs_FirstName: 2, vic_MethodsOfControl: 1 },
      problems: [
        { code: 'HTCDS_COLUMN_UNKNOWN', row: 1, column: 'C' },
        { code: 'HTCDS_CODE_NEAR', severity: 'error', row: 2, column: 'B' },
      ],
      repairs: [{ id: 'vic_MethodsOfControl:debtbondage', from: 'debtbondage', to: 'DebtBondage' }],
    });
    expect(out).not.toContain('Canary');
    expect(status).toBe(1);
  });

  it('turns case data into another format, with the repairs that were chosen', async () => {
    const file = at('near.csv', 'vic_MethodsOfControl\r\ndebtbondage\r\n');
    const out = join(folder, 'near.json');
    expect((await run('htcds', 'cases', file, '--to', 'json', '--repair', 'all', '--out', out)).status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8')).cases).toEqual([{ vic_MethodsOfControl: ['DebtBondage'] }]);
  });

  it('makes a blank form that it then finds nothing wrong with', async () => {
    const form = join(folder, 'blank.xml');
    await run('htcds', 'blank-form', '--to', 'xform', '--out', form);
    const { status, out } = await run('htcds', 'inspect', form, '--json');
    expect(JSON.parse(out)).toMatchObject({ holds: 'form', rows: { questions: 38, mapped: 38 } });
    expect(status).toBe(0);
  });

  it('refuses what it cannot read with code, place and advice', async () => {
    for (const [name, content, code] of [
      ['bomb.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'FORM_HAS_DTD'],
      ['cut.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'SHEET_BROKEN'],
      ['other.csv', 'a,b\r\n1,2\r\n', 'HTCDS_NO_COLUMNS'],
    ] as const) {
      const { status, err } = await run('htcds', 'inspect', at(name, content), '--json');
      expect(status).toBe(1);
      const problem = JSON.parse(err);
      expect(problem).toMatchObject({ code: 'HTCDS_FILE_UNREADABLE', where: [{ file: name, code }] });
      expect(problem.fix.length + problem.where[0].says.length).toBeGreaterThan(40);
    }
  });

  it('refuses a repair that is not offered, and cases where a form is needed', async () => {
    const file = at('one.csv', 'prs_FirstName\r\nAna\r\n');
    expect((await run('htcds', 'cases', file, '--repair', 'x')).err).toContain('HTCDS_REPAIR_UNKNOWN');
    expect((await run('htcds', 'form', file)).err).toContain('HTCDS_OTHER_FILE');
  });

  const toolkit = sharedBytes('data/protection/htcds/htcds_xlsform.xlsx');
  it.skipIf(!toolkit)(
    'writes the published form as XForm once its one bad code is repaired, and says which repair that was',
    async () => {
      const file = at('toolkit.xlsx', toolkit ?? '');
      expect((await run('htcds', 'form', file, '--to', 'xform')).err).toContain('choices, row 270');
      const out = join(folder, 'toolkit.xml');
      expect((await run('htcds', 'form', file, '--to', 'xform', '--repair', 'choices!B270', '--out', out)).status).toBe(
        0,
      );
      expect(readFileSync(out, 'utf8').match(/<item>/g)).toHaveLength(331);
    },
  );
});
