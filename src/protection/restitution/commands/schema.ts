import { orderSchema, workSchema } from '../../../engines/wages/index.ts';
import type { Command } from '../../../platform/cli/index.ts';
import { restitutionLaw, restitutionNotice } from '../law/index.ts';

/** What WORK.json may hold, as JSON Schema; with --order, ORDER.json. */
export const schema: Command = {
  name: 'restitution schema',
  says: 'cli.restitution.schema',
  options: { '--order': 'cli.restitution.option.order' },
  run: async ({ packs, language }, _args, options) => {
    const { law } = restitutionLaw(await packs());
    const exemptions = law.exemptions.map(({ name, cite, lifts }) => ({ name, cite, lifts }));
    const notice = { $comment: restitutionNotice[language] };
    const data =
      options.order === true
        ? { ...orderSchema(), ...notice }
        : { ...workSchema(), ...notice, 'x-exemptions': exemptions };
    return { data, text: JSON.stringify(data, null, 2) };
  },
};
