import { broken, type Where } from './errors.ts';
import { numberText } from './xlsx-numbers.ts';

/**
 * What a cell says, under the rules of `readTable` (OpenDocument 1.3 part 3, 19.385 office:value-type).
 *
 * @param attribute the value of an attribute of the office namespace
 * @param text the paragraphs of the cell, or null where it has none
 */
export function odsValue(attribute: (name: string) => string | undefined, text: string | null, where: Where): string {
  const type = attribute('value-type');
  const stored = (name: string): string => {
    const value = attribute(name);
    if (value === undefined) throw broken(`A cell of type ${type} lacks its ${name}.`, where);
    return value;
  };
  switch (type) {
    case undefined:
    case 'string':
      // a formula's text may stand in the attribute alone
      return text ?? attribute('string-value') ?? '';
    case 'boolean':
      return stored('boolean-value') === 'true' ? 'TRUE' : 'FALSE';
    case 'date':
      return stored('date-value').replace(/T00:00:00(?:\.0+)?$/, '');
    case 'time':
      return clockTime(stored('time-value'));
    case 'float':
    case 'percentage':
    case 'currency': {
      const value = numberText(stored('value'));
      if (value === null) throw broken(`A cell of type ${type} holds no number.`, where);
      return value;
    }
    default:
      throw broken(`A cell has the unknown type "${type.slice(0, 20)}".`, where);
  }
}

/** `PT09H30M00S` to `09:30:00`; a span beyond that form stays as it is written. */
function clockTime(duration: string): string {
  const [, hours, minutes, seconds] = /^PT(\d{2})H(\d{2})M(\d{2})(?:[.,]\d+)?S$/.exec(duration) ?? [];
  return hours === undefined ? duration : `${hours}:${minutes}:${seconds}`;
}
