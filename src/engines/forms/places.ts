import type { Form, Place, Repair } from './form.ts';

/** The cell of a row by the name of its column; in an XML file, the place itself. */
export function cellOf({ columns }: Form, place: Place, column: string): Place {
  const letters = place.sheet === undefined ? undefined : columns[place.sheet]?.[column];
  return letters === undefined ? place : { ...place, column: letters };
}

/** A place in short, to be named beside another: `survey 6`, `/data/prs_Title`. */
export const firstPlace = ({ sheet, row, path, line }: Place): string =>
  sheet === undefined ? (path ?? String(line ?? '')) : `${sheet} ${row ?? ''}`.trim();

/** A repair of one cell (XLSForm) or one text (XForm), named by where it stands. */
export function repairOf(
  form: Form,
  target: Repair['target'],
  field: Repair['field'],
  to: string,
  language?: string,
): Repair {
  const { place, from } = targetOf(form, target, field, language);
  const column = field === 'label' && language ? `label::${language}` : field;
  const cell = cellOf(form, place, column);
  const item = 'choice' in target ? `#${target.choice + 1}` : '';
  const id =
    cell.sheet === undefined
      ? `${place.path ?? ''}${item}:${column}`
      : `${cell.sheet}!${cell.column ?? column}${cell.row ?? ''}`;
  return { id, target, field, from, to, ...(language === undefined ? {} : { language }) };
}

export function targetOf(
  form: Form,
  target: Repair['target'],
  field: Repair['field'],
  language?: string,
): { place: Place; from: string } {
  if ('question' in target) {
    const question = form.questions[target.question];
    const from =
      field === 'label' ? question?.labels[language ?? ''] : field === 'name' ? question?.name : question?.type;
    return { place: question?.place ?? {}, from: from ?? '' };
  }
  const choice = form.lists.find(({ name }) => name === target.list)?.choices[target.choice];
  return {
    place: choice?.place ?? {},
    from: (field === 'label' ? choice?.labels[language ?? ''] : choice?.name) ?? '',
  };
}
