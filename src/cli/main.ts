import { writeFile } from 'node:fs/promises';
import { Command as Program } from 'commander';
import { type Answer, type Command, Refused } from '../platform/cli/index.ts';
import { readConfig } from '../platform/config/index.ts';
import type { Problem } from '../platform/contract/index.ts';
import { Refusal } from '../platform/errors/index.ts';
import { problemOf } from '../platform/http/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { PackError } from '../platform/packs/index.ts';
import { allErrors, allMessages } from '../server/compose.ts';
import { allCommands } from './compose.ts';
import { openContext } from './context.ts';

/** Exit status: 1 refused, 2 the command line itself is wrong, 70 a defect of ours; a command may answer with its own. */
const exits = { refused: 1, usage: 2, defect: 70 } as const;

const language = /^es/i.test(process.env.FOURFOLD_LANGUAGE ?? process.env.LC_ALL ?? process.env.LANG ?? '')
  ? 'es'
  : 'en';
const t = translator(allMessages)(language);

const write = (stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> =>
  new Promise((resolve) => void stream.write(text, () => resolve()));

const show = async ({ data, text, file }: Answer, { json, out }: { json: boolean; out?: string }): Promise<void> => {
  const bytes =
    file && !json ? file.bytes : new TextEncoder().encode(`${json ? JSON.stringify(data, null, 2) : text}\n`);
  if (out) await writeFile(out, bytes);
  else await write(process.stdout, bytes);
};

/** Any trouble as the problem a person reads; null for a defect. */
const problemFrom = (error: unknown): Problem | null => {
  if (error instanceof Refused) return error.problem;
  if (error instanceof PackError) {
    const where = error.problems.map((p) => ({
      file: p.file,
      ...(p.entry ? { row: undefined, field: p.entry } : {}),
      code: p.code,
      says: p.fix,
    }));
    return problemOf(
      new Refusal('PACKS_INVALID', { count: where.length }, where as Problem['where']),
      allErrors,
      t,
      '',
    );
  }
  return error instanceof Refusal ? problemOf(error, allErrors, t, '') : null;
};

const complain = async (error: unknown, json: boolean): Promise<number> => {
  const problem = problemFrom(error);
  if (!problem) {
    await write(process.stderr, `${error instanceof Error ? error.stack : String(error)}\n`);
    return exits.defect;
  }
  if (json) await write(process.stderr, `${JSON.stringify(problem)}\n`);
  else {
    const places = problem.where.map(
      (p) =>
        `  ${[p.file, p.sheet, p.row && `row ${p.row}`, p.column, p.line && `line ${p.line}`, p.field].filter(Boolean).join(', ')}: ${p.says ?? p.code}`,
    );
    await write(process.stderr, [`${problem.code}: ${problem.says}`, ...places, problem.fix, ''].join('\n'));
  }
  return exits.refused;
};

const runCommand = async (
  command: Command,
  args: readonly string[],
  options: Record<string, string | boolean | undefined>,
): Promise<number> => {
  const json = options.json === true;
  let context: ReturnType<typeof openContext> | undefined;
  try {
    context = openContext(readConfig(process.env), t, language, json);
    const answer = await command.run(context, args, options);
    await show(answer, { json, ...(typeof options.out === 'string' ? { out: options.out } : {}) });
    return answer.exit ?? 0;
  } catch (error) {
    return await complain(error, json);
  } finally {
    await context?.close();
  }
};

/** Adds `plan status` as the subcommand `status` of `plan`. */
const addTo = (program: Program, command: Command): void => {
  const words = command.name.split(' ');
  let parent = program;
  for (const word of words.slice(0, -1)) {
    parent = parent.commands.find((c) => c.name() === word) ?? parent.command(word).description(t(`cli.${word}`));
  }
  const added = parent.command(words.at(-1) as string).description(t(command.says));
  for (const arg of command.args ?? []) added.argument(arg.startsWith('[') ? arg : `<${arg}>`);
  for (const [flag, says] of Object.entries(command.options ?? {})) added.option(flag, t(says));
  added.option('--json', t('cli.json')).option('--out <file>', t('cli.out'));
  added.action(async (...given: unknown[]) => {
    const options = given.at(-2) as Record<string, string | boolean | undefined>;
    const args = (given.slice(0, -2) as (string | undefined)[]).filter((arg) => arg !== undefined);
    process.exitCode = await runCommand(command, args, options);
  });
};

// somebody downstream has read enough (`| head`)
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : exits.defect));

const program = new Program('fourfold')
  .description(t('cli.fourfold'))
  .exitOverride()
  .configureOutput({ outputError: (text, out) => out(text) });
for (const command of allCommands) addTo(program, command);
try {
  await program.parseAsync();
} catch (error) {
  const { code } = error as { code?: string };
  process.exitCode = code === 'commander.helpDisplayed' || code === 'commander.help' ? 0 : exits.usage;
  if (!code?.startsWith('commander.')) throw error;
}
