import type { Command } from '../../../platform/cli/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { AllegationFile } from '../allegations/content.ts';
import { countIndicators, lacksOf } from '../allegations/elements.ts';
import { findNames, textsOf } from '../allegations/find-names.ts';
import { allegationElements } from '../law/pack-kind.ts';

/** What an allegation lacks of the three elements, and which fields name one of its people; it repeats no name. No server. */
export const importsAllegation: Command = {
  name: 'imports allegation',
  args: ['FILE'],
  says: 'cli.imports.allegation',
  options: { '--check': 'cli.imports.option.check' },
  run: async ({ t, readFile, packs, clock }, [path = '']) => {
    const { people, ...content } = read((await readFile(path)).bytes, path);
    const lacks = lacksOf(content, allegationElements(await packs(), clock.today()));
    const names = findNames(textsOf(content), people);
    const ready = lacks.length === 0 && names.every(({ found }) => found !== 'named');
    return {
      data: { ready, lacks, names, indicators: countIndicators(content.facts), notice: t('imports.allegation.notice') },
      text: [
        t(ready ? 'imports.allegation.file.ready' : 'imports.allegation.file.not-ready'),
        ...lacks.map(
          ({ element, what }) =>
            `- ${t(`imports.allegation.element.${element}`)}: ${t(`imports.allegation.lack.${what}`)}`,
        ),
        ...names.map(({ field, found }) =>
          found === 'named'
            ? `- ${field}: ${t('imports.allegation.name-here')}`
            : `- ${t('imports.allegation.file.partly', { field })}`,
        ),
        t('imports.allegation.notice'),
      ].join('\n'),
      exit: ready ? 0 : 1,
    };
  },
};

/** @throws Refusal IMPORTS_ALLEGATION_UNREADABLE with the fields; what stands in them is not repeated */
const read = (bytes: Uint8Array, file: string): AllegationFile => {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('IMPORTS_ALLEGATION_UNREADABLE', {}, [{ file }]);
  }
  const parsed = AllegationFile.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path, code }) => ({ file, field: path.join('.'), code }));
  throw new Refusal('IMPORTS_ALLEGATION_UNREADABLE', {}, where);
};
