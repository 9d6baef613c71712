import { CommanderError, Command as Program } from 'commander';
import { type Answer, type Command, Refused } from '../platform/cli/index.ts';
import { readConfig } from '../platform/config/index.ts';
import type { Problem } from '../platform/contract/index.ts';
import { Refusal } from '../platform/errors/index.ts';
import { problemOf } from '../platform/http/index.ts';
import { type Translate, translator } from '../platform/i18n/index.ts';
import { PackError } from '../platform/packs/index.ts';
import { allErrors, allMessages } from '../server/compose.ts';
import { allCommands } from './compose.ts';
import { openContext } from './context.ts';
import type { Terminal } from './terminal.ts';
import { writeFolder, writeOne } from './write-files.ts';

interface Run extends Terminal {
  readonly t: Translate;
  readonly language: 'en' | 'es';
}

type Options = Readonly<Record<string, string | boolean | undefined>>;

/** Exit status: 1 refused, 2 the command line itself is wrong, 70 a defect of ours; a command may answer with its own. */
const exits = { refused: 1, usage: 2, defect: 70 } as const;

const write = (stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> =>
  new Promise((resolve) => void stream.write(text, () => resolve()));

/** What a file says cannot move the cursor, colour a line or turn it round. */
const tame = (text: string): string => text.replace(/(?![\n\t]|\r\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');

const show = async ({ stdout }: Run, { data, text, file, files }: Answer, { json, out }: Options): Promise<void> => {
  if (files) {
    if (typeof out === 'string') await writeFolder(out, files);
    return write(stdout, `${json ? JSON.stringify(data, null, 2) : tame(text)}\n`);
  }
  const bytes =
    file && !json ? file.bytes : new TextEncoder().encode(`${json ? JSON.stringify(data, null, 2) : tame(text)}\n`);
  return typeof out === 'string' ? writeOne(out, bytes) : write(stdout, bytes);
};

/** Any trouble as the problem a person reads; null for a defect. */
const problemFrom = ({ t }: Run, error: unknown): Problem | null => {
  if (error instanceof Refused) return error.problem;
  if (error instanceof PackError) {
    const where = error.problems.map((p) => ({
      file: p.file,
      ...(p.entry ? { field: p.entry } : {}),
      code: p.code,
      says: p.fix,
    }));
    return problemOf(new Refusal('PACKS_INVALID', { count: where.length }, where), allErrors, t, '');
  }
  return error instanceof Refusal ? problemOf(error, allErrors, t, '') : null;
};

const placeIn = (t: Translate, p: Problem['where'][number]): string => {
  const numbered = (key: string, n: number | undefined) => (n === undefined ? null : `${t(key)} ${n}`);
  const parts = [
    p.file,
    p.sheet,
    numbered('cli.place.row', p.row),
    p.column,
    numbered('cli.place.line', p.line),
    p.field,
  ];
  const place = parts.filter(Boolean).join(', ');
  const said = p.says ?? p.code;
  return said ? `  ${place}: ${said}` : `  ${place}`;
};

const complain = async (run: Run, error: unknown, json: boolean): Promise<number> => {
  const problem = problemFrom(run, error);
  if (!problem) {
    await write(run.stderr, `${error instanceof Error ? error.stack : String(error)}\n`);
    return exits.defect;
  }
  const places = problem.where.map((place) => placeIn(run.t, place));
  const words = [`${problem.code}: ${problem.says}`, ...places, problem.fix].join('\n');
  await write(run.stderr, `${json ? JSON.stringify(problem) : tame(words)}\n`);
  return exits.refused;
};

interface Given {
  readonly args: readonly string[];
  readonly options: Options;
  readonly repeated: Readonly<Record<string, readonly string[]>>;
}

const runCommand = async (run: Run, command: Command, { args, options, repeated }: Given): Promise<number> => {
  let context: ReturnType<typeof openContext> | undefined;
  try {
    context = openContext(readConfig(run.env), { ...run, json: options.json === true });
    const answer = await command.run(context, args, options, repeated);
    await show(run, answer, options);
    return answer.exit ?? 0;
  } catch (error) {
    return await complain(run, error, options.json === true);
  } finally {
    await context?.close();
  }
};

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Adds `plan status` as the subcommand `status` of `plan`. */
const addTo = (run: Run, program: Program, command: Command, ended: (status: number) => void): void => {
  const { t } = run;
  const words = command.name.split(' ');
  let parent = program;
  for (const word of words.slice(0, -1)) {
    parent = parent.commands.find((c) => c.name() === word) ?? parent.command(word).description(t(`cli.${word}`));
  }
  const added = parent
    .command(words.at(-1) as string)
    .description(t(command.says))
    .enablePositionalOptions();
  for (const arg of command.args ?? []) added.argument(arg.startsWith('[') ? arg : `<${arg}>`);
  for (const [flag, says] of Object.entries(command.options ?? {})) added.option(flag, t(says));
  for (const [flag, says] of Object.entries(command.repeated ?? {})) {
    added.option(flag, t(says), collect, []);
  }
  added.option('--json', t('cli.json')).option('--out <file>', t('cli.out'));
  added.action(async (...given: unknown[]) => {
    // `LIST...` comes as one list of words
    const words = given.slice(0, -2) as (string | readonly string[] | undefined)[];
    const args = words.flat().filter((arg) => arg !== undefined);
    const values = Object.entries(given.at(-2) as Record<string, Options[string] | readonly string[]>);
    const options = Object.fromEntries(values.filter(([, value]) => !Array.isArray(value))) as Options;
    const repeated = Object.fromEntries(values.filter(([, value]) => Array.isArray(value))) as Given['repeated'];
    ended(await runCommand(run, command, { args, options, repeated }));
  });
};

/** The headings and sentences that Commander would write in English. */
const inOurWords = (program: Program, { t, stdout, stderr }: Run): void => {
  const titles: Record<string, string> = {
    'Usage:': t('cli.help.usage'),
    'Arguments:': t('cli.help.arguments'),
    'Options:': t('cli.help.options'),
    'Commands:': t('cli.help.commands'),
  };
  const term = (text: string): string =>
    text.replace('[options]', t('cli.help.some-options')).replace('[command]', t('cli.help.some-command'));
  for (const one of [program, ...program.commands.flatMap((c) => [c, ...c.commands])]) {
    one
      .exitOverride()
      .helpOption('-h, --help', t('cli.help'))
      .helpCommand(false)
      .configureHelp({
        styleTitle: (title) => titles[title] ?? title,
        styleUsage: term,
        styleSubcommandTerm: term,
        // without the `(default: [])` of options that may be given again
        optionDescription: ({ description }) => description,
      })
      .configureOutput({
        writeOut: (text) => void stdout.write(text),
        writeErr: (text) => void stderr.write(text),
        // our own words follow, see `usageProblem`
        outputError: () => {},
      });
  }
};

/** A command line that is wrong, in words. */
const usageProblem = ({ t }: Run, { code, message }: CommanderError): Problem => {
  const [, name = ''] = /'([^']*)'/.exec(message) ?? [];
  const kinds: Record<string, string> = {
    'commander.unknownCommand': 'command',
    'commander.unknownOption': 'option',
    'commander.missingArgument': 'argument',
    'commander.optionMissingArgument': 'value',
    'commander.excessArguments': 'excess',
  };
  const says = t(`cli.usage.${kinds[code] ?? 'other'}`, { name });
  return { code: 'USAGE', status: 400, says, fix: t('cli.usage.fix'), where: [] };
};

/**
 * Runs the command line once.
 *
 * @param args without `node` and the program's own name
 * @returns the exit status
 */
export const runCli = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const { FOURFOLD_LANGUAGE, LC_ALL, LANG } = terminal.env;
  const language = /^es/i.test(FOURFOLD_LANGUAGE || LC_ALL || LANG || '') ? 'es' : 'en';
  const run: Run = { ...terminal, language, t: translator(allMessages)(language) };
  let status = 0;
  // `screen --input` and `screen score --input` are two flags: what follows the inner command is the inner command's
  const program = new Program('fourfold').description(run.t('cli.fourfold')).enablePositionalOptions();
  for (const command of allCommands) {
    addTo(run, program, command, (ended) => {
      status = ended;
    });
  }
  inOurWords(program, run);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return 0;
    // a word that holds other commands, alone, has shown them
    if (error.code === 'commander.help') return exits.usage;
    const problem = usageProblem(run, error);
    const text = args.includes('--json') ? JSON.stringify(problem) : `${problem.code}: ${problem.says}\n${problem.fix}`;
    await write(run.stderr, `${text}\n`);
    return exits.usage;
  }
};
