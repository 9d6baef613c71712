import type { ListFormat } from '../../formats.ts';
import { createTally, type Tally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { child, childrenOf, readXml, textOf, type XmlElement } from '../../xml.ts';
import {
  addEuAddress,
  addEuBirth,
  addEuIdentification,
  addEuName,
  addEuRegulation,
  addRemark,
  type EuFields,
  euEntity,
  newEuParty,
} from './eu-party.ts';

/** Financial Sanctions Files 1.1 of the European Commission, as XML. */
export const euXml: ListFormat = {
  id: 'eu-fsf-xml',
  listIds: ['eu-fsf'],
  recognise: (heads) =>
    heads.length === 1 && heads[0]?.root.name === 'export' && /\/fpi\/fsd\//.test(heads[0].root.uri),
  read: async (heads, take) => {
    const tally = createTally('eu-fsf-xml', ['eu-fsf'], take);
    let date = '';
    for (const { part } of heads) {
      await textProblems(part, tally.problems);
      await readXml(part, {
        records: ['export/sanctionEntity'],
        open: (path) => {
          if (path.split('/').length === 2) tally.reject('ELEMENT_UNKNOWN', { file: part.name, field: path });
        },
        root: ({ attributes }) => {
          date = attributes.generationDate?.slice(0, 10) ?? '';
        },
        record: (element, raw) => readEntity(element, raw, part.name, tally),
      });
      if (tally.rowsOf('sanction-entity') === 0)
        tally.problems.add({ code: 'LIST_TABLE_MISSING', weight: 'fatal', file: part.name, field: 'sanctionEntity' });
    }
    return tally.reading(date);
  },
};

function readEntity(element: XmlElement, raw: string, file: string, tally: Tally): void {
  tally.row('sanction-entity');
  const place = { file, line: element.line };
  const attribute = fieldsOf(element);
  const subject = child(element, 'subjectType');
  const party = newEuParty();
  party.reference = attribute('euReferenceNumber');
  party.logicalId = attribute('logicalId');
  party.unitedNationsId = attribute('unitedNationId');
  party.designated = attribute('designationDate');
  party.subject = subject?.attributes.classificationCode ?? subject?.attributes.code ?? '';
  party.raw = [raw];
  for (const part of element.children) {
    if (part.name === 'nameAlias') {
      tally.row('name-alias');
      addEuName(party, fieldsOf(part), part.attributes.strong !== 'false');
    } else if (part.name === 'birthdate') addEuBirth(party, fieldsOf(part));
    else if (part.name === 'citizenship') party.citizenships.push(part.attributes.countryIso2Code ?? '');
    else if (part.name === 'address') addEuAddress(party, fieldsOf(part));
    else if (part.name === 'identification') addEuIdentification(party, fieldsOf(part));
    else if (part.name === 'regulation') addEuRegulation(party, fieldsOf(part));
    else if (part.name === 'remark') addRemark(party, '', textOf(part));
    else if (part.name !== 'subjectType')
      tally.note('ELEMENT_UNKNOWN', { ...place, field: part.name, value: textOf(part) });
  }
  addRemark(party, 'Designation', attribute('designationDetails'));
  const entity = euEntity(party);
  if (entity) tally.take(entity, place);
  else if (party.names.length === 0) tally.reject('NO_NAME', { ...place, field: 'nameAlias', value: party.reference });
  else tally.reject('NO_ID', { ...place, field: 'euReferenceNumber' });
}

/** Attributes first; publicationUrl, remark and contact are child elements. */
const fieldsOf =
  (element: XmlElement): EuFields =>
  (name) =>
    element.attributes[name] ??
    childrenOf(element, name)
      .map((part) => textOf(part) || Object.values(part.attributes).join(': '))
      .join('; ');
