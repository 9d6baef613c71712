import { isCivilDate } from '../../engines/calendar/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { countryOf } from '../../prosecution/screening/index.ts';

type Option = string | boolean | undefined;

/** The day an answer is given for. @throws Refusal IMPORTS_DATE_UNREADABLE for anything but `YYYY-MM-DD`: 03/04/2024 is two days */
export const dayOption = (given: Option, today: string): string => {
  if (given === undefined) return today;
  return isCivilDate(given) ? given : refuse('IMPORTS_DATE_UNREADABLE', {}, [{ field: '--on' }]);
};

/** A country by code or name, as ISO 3166-1 alpha-2 in lower case; '' where none is given. @throws Refusal IMPORTS_COUNTRY_UNKNOWN */
export const countryOption = (given: Option): string => {
  if (given === undefined || String(given).trim() === '') return '';
  return countryOf(String(given)) || refuse('IMPORTS_COUNTRY_UNKNOWN', {}, [{ field: '--country' }]);
};

/** @throws Refusal IMPORTS_OPTION_MISSING */
export const neededOption = (given: Option, option: string): string =>
  typeof given === 'string' && given.trim() !== ''
    ? given
    : refuse('IMPORTS_OPTION_MISSING', { option }, [{ field: option }]);
