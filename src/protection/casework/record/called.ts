import type { Context } from '../../../platform/kernel/index.ts';
import type { Access } from '../access.ts';
import { classesFor } from '../access.ts';
import { openTexts } from '../sealed.ts';

/** How the people of these records are called, in their order; null where the actor may not see who somebody is. */
export const calledOf = (context: Context, rows: readonly Access[]): Promise<(string | null)[]> =>
  openTexts(
    context,
    rows.map((row) => {
      const mine = classesFor(context, row, 'read').includes('identity');
      return {
        column: 'survivor.name_sealed',
        recordId: row.id,
        subjectId: mine ? row.name_subject_id : null,
        sealed: mine ? row.name_sealed : null,
      };
    }),
  );
