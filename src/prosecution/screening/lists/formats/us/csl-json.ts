import { z } from 'zod';
import { countryOf } from '../../countries.ts';
import type { ListedEntity, ListReading } from '../../entity.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { readJson } from '../../json.ts';
import { ListError } from '../../list-error.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { type CslRecord, cslEntity, cslList } from './csl-record.ts';

const text = z.coerce
  .string()
  .nullish()
  .transform((value) => (value === 'null' || value === 'undefined' ? '' : (value?.trim() ?? '')));
const texts = z
  .array(z.string())
  .nullish()
  .transform((values) => (values ?? []).map((value) => value.trim()).filter(Boolean));

const Result = z.object({
  source: text,
  entity_number: text,
  type: text,
  programs: texts,
  name: text,
  title: text,
  addresses: z
    .array(z.object({ address: text, city: text, state: text, postal_code: text, country: text }))
    .nullish()
    .transform((addresses) => addresses ?? []),
  federal_register_notice: text,
  start_date: text,
  end_date: text,
  standard_order: text,
  license_requirement: text,
  license_policy: text,
  call_sign: text,
  vessel_type: text,
  gross_tonnage: text,
  gross_registered_tonnage: text,
  vessel_flag: text,
  vessel_owner: text,
  remarks: text,
  source_list_url: text,
  source_information_url: text,
  alt_names: texts,
  citizenships: texts,
  dates_of_birth: texts,
  nationalities: texts,
  places_of_birth: texts,
  ids: z
    .array(z.object({ type: text, number: text, country: text, issue_date: text, expiration_date: text }))
    .nullish()
    .transform((ids) => ids ?? []),
});

/** The Consolidated Screening List as JSON (`results[]`), a whole download or an answer of the search service. */
export const cslJson: ListFormat = {
  id: 'csl-json',
  listIds: [cslList],
  recognise: (heads) =>
    heads.every(
      ({ shape, text: head }) =>
        shape === 'json' && /"results"\s*:/.test(head) && /"source"\s*:|"source_list_url"\s*:/.test(head),
    ),
  read: readCslJson,
};

async function readCslJson(heads: readonly PartHead[], take: (entity: ListedEntity) => void): Promise<ListReading> {
  const tally = createTally(cslJson.id, cslJson.listIds, take);
  for (const { part } of heads) {
    const file = part.name;
    let read = 0;
    const about = await readJson(part, {
      items: 'results',
      item: (value, raw, line) => {
        read += 1;
        tally.row('results');
        const at = { file, line };
        const result = Result.safeParse(value);
        if (!result.success) {
          const [issue] = result.error.issues;
          return tally.reject('ROW_FORM', { ...at, field: issue?.path.join('.') ?? '', value: raw });
        }
        if (result.data.name === '') return tally.reject('NO_NAME', { ...at, field: 'name', value: raw });
        if (result.data.source === '') return tally.reject('ROW_NO_SOURCE', { ...at, field: 'source', value: raw });
        const { entity, badDates, knownSource } = cslEntity(recordOf(result.data, raw));
        if (!knownSource) tally.note('SOURCE_UNKNOWN', { ...at, field: 'source', value: result.data.source });
        for (const bad of badDates) tally.note('DATE_NOT_READ', { ...at, field: 'dates_of_birth', value: bad });
        tally.take(entity, at);
      },
    });
    // the search service answers page by page: one page is not the list
    const total = about.get('total');
    if (typeof total === 'number' && total > read)
      tally.problems.fatal(new ListError('LIST_TRUNCATED', { file, field: 'total', value: `${read} / ${total}` }));
    await textProblems(part, tally.problems);
  }
  return tally.reading('');
}

function recordOf(result: z.infer<typeof Result>, raw: string): CslRecord {
  return {
    ...result,
    entityNumber: result.entity_number,
    addresses: result.addresses.flatMap(({ address, city, state, postal_code: postalCode, country }) => {
      const full = [address, city, state, postalCode, country].filter(Boolean).join(', ');
      return full ? [{ full, city, region: state, postalCode, country: countryOf(country) }] : [];
    }),
    notice: result.federal_register_notice,
    start: result.start_date,
    end: result.end_date,
    altNames: result.alt_names,
    births: result.dates_of_birth,
    birthPlaces: result.places_of_birth,
    ids: result.ids.map(({ type, number, country, issue_date: issued, expiration_date: expires }) => ({
      type,
      number,
      country,
      note: [issued && `issued ${issued}`, expires && `expires ${expires}`].filter(Boolean).join(', '),
    })),
    callSign: result.call_sign,
    vesselFlag: result.vessel_flag,
    vesselOwner: result.vessel_owner,
    more: [
      ['Standard order', result.standard_order],
      ['License requirement', result.license_requirement],
      ['License policy', result.license_policy],
      ['Vessel type', result.vessel_type],
      ['Gross tonnage', result.gross_tonnage],
      ['Gross registered tonnage', result.gross_registered_tonnage],
    ],
    sourceUrl: result.source_information_url || result.source_list_url,
    raw,
  };
}
