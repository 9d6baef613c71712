import type { Command } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { htmlReport } from '../report/html.ts';
import { markdownReport } from '../report/markdown.ts';
import { studyReport } from '../report/study-report.ts';
import { StudyFile } from '../study/contract.ts';
import { runStudy } from '../study/run-study.ts';
import { verdictText } from '../words/contract.ts';
import { jsonOfFile } from './files.ts';
import { optional } from './options.ts';

/** A whole report from one study file; `--out FILE.html` writes a page, any other name Markdown. */
export const prevalenceReport: Command = {
  name: 'prevalence report',
  args: ['STUDY'],
  says: 'cli.prevalence.report',
  options: { '--threads <n>': 'cli.prevalence.option.threads' },
  run: async (context, [path = ''], options) => {
    const { t, language, clock, progress } = context;
    const parsed = StudyFile.safeParse(await jsonOfFile(context, path));
    if (!parsed.success) {
      const where = parsed.error.issues.map(({ path: field, message }) => ({
        file: path,
        field: field.join('.'),
        says: message,
      }));
      return refuse('PREVALENCE_STUDY_INVALID', { count: where.length }, where.slice(0, 50));
    }
    const study = parsed.data;
    const threads = optional(options.threads, '--threads', { from: 1, to: 64 }) ?? 1;
    const result = await runStudy(study, {
      madeAt: clock.now(),
      threads,
      progress: (share) =>
        progress(t('cli.prevalence.estimating', { method: study.title }), Math.round(share * 1000), 1000),
    });
    const blocks = studyReport(t, study, result);
    const page = typeof options.out === 'string' && /\.html?$/i.test(options.out);
    const text = page ? htmlReport(study.title, language, blocks) : markdownReport(blocks);
    return {
      data: { ...result, verdict: { ...result.verdict, text: verdictText(t, result.verdict) } },
      text,
      file: {
        bytes: new TextEncoder().encode(text),
        type: page ? 'text/html' : 'text/markdown',
        name: page ? 'report.html' : 'report.md',
      },
    };
  },
};
