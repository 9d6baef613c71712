import { type Command, textTable } from '../../platform/cli/index.ts';
import { examine } from '../../server/doctor.ts';

/** Exit status where something should not stay as it is. */
const badExit = 4;

export const doctorCommands: readonly Command[] = [
  {
    name: 'doctor',
    says: 'cli.doctor',
    run: async ({ config, kernel, t }) => {
      const symptoms = await examine(config, await kernel());
      const rows = symptoms.map(({ id, state, values }) => [
        t(`doctor.state.${state}`),
        t(`doctor.${id}`, values),
        state === 'good' ? '' : t(`doctor.${id}.fix`, values),
      ]);
      return {
        data: symptoms,
        text: textTable(
          ['state', 'finding', 'fix'].map((c) => t(`doctor.column.${c}`)),
          rows,
        ),
        exit: symptoms.some((s) => s.state === 'bad') ? badExit : 0,
      };
    },
  },
];
