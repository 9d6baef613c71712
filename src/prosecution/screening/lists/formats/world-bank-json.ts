import { z } from 'zod';
import { countryOf } from '../countries.ts';
import type { EntityName, ListedEntity } from '../entity.ts';
import type { ListFormat } from '../formats.ts';
import { readJson } from '../json.ts';
import { ListError } from '../list-error.ts';
import { NAME_FIELD_CHARS, newEntity, squeeze } from '../new-entity.ts';
import { createTally } from '../tally.ts';
import { textProblems } from '../text-problems.ts';
import { civilDateOf } from '../written-dates.ts';
import { inOwnScript } from './alias-text.ts';
import { looseText } from './json-lines.ts';

const firmSchema = z.object({
  SUPP_ID: looseText,
  SUPP_NAME: looseText,
  SUPP_ADDR: looseText,
  SUPP_CITY: looseText,
  SUPP_STATE_CODE: looseText,
  SUPP_ZIP_CODE: looseText,
  COUNTRY_NAME: looseText,
  DEBAR_REASON: looseText,
  DEBAR_FROM_DATE: looseText,
  DEBAR_TO_DATE: looseText,
  INELIGIBLY_STATUS: looseText,
  ADD_SUPP_INFO: looseText,
});
type Firm = z.infer<typeof firmSchema>;

const page = 'https://www.worldbank.org/en/projects-operations/procurement/debarred-firms';

/** Firms and individuals whom the World Bank Group will not award contracts, as the JSON behind its page. */
export const worldBankJson: ListFormat = {
  id: 'worldbank-debarred-json',
  listIds: ['worldbank-debarred'],
  recognise: (heads) => heads.length === 1 && heads[0]?.shape === 'json' && /"ZPROCSUPP"\s*:/.test(heads[0].text),
  read: async (heads, take) => {
    const tally = createTally('worldbank-debarred-json', ['worldbank-debarred'], take);
    for (const { part } of heads) {
      await textProblems(part, tally.problems);
      await readJson(part, {
        items: 'response.ZPROCSUPP',
        item: (value, raw, line) => {
          tally.row('firm');
          const place = { file: part.name, line };
          const firm = firmSchema.safeParse(value);
          const names = firm.success ? namesIn(firm.data.SUPP_NAME) : [];
          if (!firm.success || names.length === 0)
            tally.reject('NO_NAME', { ...place, field: 'SUPP_NAME', value: raw });
          else if (firm.data.SUPP_ID === '') tally.reject('NO_ID', { ...place, field: 'SUPP_ID', value: raw });
          else tally.take(entityOf(firm.data, names, raw), place);
        },
      });
      if (tally.rowsOf('firm') === 0)
        throw new ListError('LIST_TABLE_MISSING', { file: part.name, field: 'response.ZPROCSUPP' });
    }
    return tally.reading('');
  },
};

function entityOf(firm: Firm, names: readonly EntityName[], raw: string): ListedEntity {
  const country = countryOf(firm.COUNTRY_NAME);
  const until = civilDateOf(firm.DEBAR_TO_DATE, 'day-first');
  const permanent = until.startsWith('2999') || /permanent/i.test(firm.INELIGIBLY_STATUS);
  return newEntity({
    listId: 'worldbank-debarred',
    sourceId: firm.SUPP_ID.replace(/^0+(?=\d)/, ''),
    // firms and persons stand in one table, and nothing in it tells them apart but a title
    schema: /^(?:mr|mrs|ms|dr)\.? /i.test(firm.SUPP_NAME.trim()) ? 'Person' : 'LegalEntity',
    names,
    countries: [{ iso2: country, role: 'address' }],
    addresses: [
      {
        full: [firm.SUPP_ADDR, firm.SUPP_CITY, firm.SUPP_STATE_CODE, firm.SUPP_ZIP_CODE, firm.COUNTRY_NAME]
          .map(squeeze)
          .filter((part) => part !== '')
          .join(', '),
        city: squeeze(firm.SUPP_CITY),
        region: squeeze(firm.SUPP_STATE_CODE),
        postalCode: squeeze(firm.SUPP_ZIP_CODE),
        country,
      },
    ],
    measures: [
      {
        measure: 'debar',
        programme: squeeze(firm.DEBAR_REASON),
        authority: 'World Bank Group',
        from: civilDateOf(firm.DEBAR_FROM_DATE, 'day-first'),
        until: permanent ? '' : until,
        status: 'active',
        source: page,
      },
    ],
    remarks: [permanent ? 'Permanent' : '', firm.INELIGIBLY_STATUS, firm.ADD_SUPP_INFO].map(squeeze),
    sourceUrl: page,
    raw: [raw],
  });
}

/** `ACME LTD. (f/k/a OLD ACME)*204`, `JUAN PEREZ d/b/a PEREZ BUILDERS`; the number is a footnote of the page. */
function namesIn(text: string): readonly EntityName[] {
  if (text.length > NAME_FIELD_CHARS) return [{ text: squeeze(text), kind: 'primary', lang: '' }];
  const plain = squeeze(text.replace(/\s*\*+\s*\d+/g, ' ').replace(/\*+/g, ' '));
  const parts = plain.split(
    /[\s,;(]*\b(a\.?\/?k\.?\/?a\.?|f\.?\/?k\.?\/?a\.?|d\.?\/?b\.?\/?a\.?|also known as|formerly known as|doing business as)[:\s]+/i,
  );
  const names: EntityName[] = [];
  let kind: EntityName['kind'] = 'primary';
  parts.forEach((part, index) => {
    if (index % 2 === 1) kind = /^f/i.test(part) ? 'fka' : 'aka';
    else
      for (const piece of kind === 'primary' ? [part] : part.split(/;| and (?=[a-z./]+k)/)) {
        const name = squeeze(balanced(piece))
          .replace(/^(?:mr|mrs|ms|dr)\.? /i, '')
          .replace(/[,;]$/, '');
        if (/[\p{L}\p{N}]/u.test(name))
          names.push({ text: name, kind: inOwnScript(name) ? 'original-script' : kind, lang: '' });
      }
  });
  return names;
}

/** A bracket whose other half was cut away with an alias. */
function balanced(text: string): string {
  const opened = text.split('(').length - text.split(')').length;
  if (opened < 0) return text.replace(/\)(?=[^)]*$)/, '');
  return opened > 0 ? text.replace(/\((?=[^(]*$)/, '') : text;
}
