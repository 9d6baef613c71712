import fc from 'fast-check';
import type { StratmlDocument } from './types.ts';
import * as types from './types.ts';

/** For tests: a small plan that uses every element of the schema. */
export const everyElement: StratmlDocument = {
  type: 'Performance_Report',
  name: 'National Action Plan <to> Combat Human Trafficking & more',
  description: 'The plan of 2021.',
  otherInformation: ' Kept  as\twritten,\r\nline ends too. ',
  core: {
    organizations: [
      {
        name: 'Interagency Task Force',
        acronym: 'PITF',
        identifier: '_org-1',
        description: '',
        stakeholders: [
          {
            stakeholderType: 'Generic_Group',
            name: 'Survivors',
            description: 'Those with lived experience',
            roles: [],
          },
        ],
      },
    ],
    vision: { description: 'An end to it.', identifier: '_vision' },
    mission: {},
    values: [{ name: 'Equity', description: 'For all' }, {}],
    goals: [
      {
        name: 'Principle 1.1',
        description: '',
        identifier: '_goal-1',
        sequenceIndicator: 'Prevention 1.1',
        stakeholders: [
          {
            stakeholderType: 'Organization',
            name: 'Department of State',
            roles: [
              { name: 'Lead', description: 'Leads', roleTypes: ['Performer', 'Beneficiary'] },
              { name: 'Reader', roleTypes: [] },
            ],
          },
        ],
        otherInformation: 'Pillar: prevention',
        objectives: [
          {
            name: 'Action 1.1.1',
            description: 'Do it',
            identifier: '_objective-1',
            sequenceIndicator: '1.1.1',
            stakeholders: [],
            otherInformation: 'x',
            performanceIndicators: [
              {
                valueChainStage: 'Output_Processing',
                performanceIndicatorType: 'Quantitative',
                sequenceIndicator: '1',
                measurementDimension: 'Trainings held',
                unitOfMeasurement: 'trainings',
                identifier: '_indicator-1',
                relationships: [
                  {
                    relationshipType: 'Narrower_Than',
                    identifier: '_relation-1',
                    referentIdentifiers: ['_elsewhere', '1'],
                    name: 'to',
                    description: 'the whole',
                  },
                  { referentIdentifiers: [] },
                ],
                measurementInstances: [
                  {
                    targetResults: [{ startDate: '2024-01-01', endDate: '', numberOfUnits: '12.50', description: 'a' }],
                    actualResults: [
                      { numberOfUnits: '', descriptor: { descriptorName: 'Grade', descriptorValue: 'B' } },
                      { endDate: '2024-02-29', numberOfUnits: '-3', descriptor: {} },
                    ],
                  },
                  { targetResults: [], actualResults: [] },
                ],
                otherInformation: 'y',
              },
              { measurementDimension: '', unitOfMeasurement: '', relationships: [], measurementInstances: [] },
            ],
          },
          { stakeholders: [], performanceIndicators: [] },
        ],
      },
    ],
  },
  administrativeInformation: {
    identifier: '_admin',
    startDate: '2021-12-03',
    endDate: '',
    publicationDate: '2022-01-01',
    source: 'https://example.gov/plan?a=1&b=2#top',
  },
  submitter: {
    identifier: '_me',
    givenName: 'Ana',
    surname: 'Ñandú',
    phoneNumber: '+1 202 555 0100',
    emailAddress: 'ana@example.gov',
  },
};

const text = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '<', '&', '>', '"', ']]>', 'é', '😀', '\u0085', '\u2028'),
    maxLength: 8,
  }),
  fc
    .string({ unit: 'grapheme', maxLength: 8 })
    .map((value) => value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')),
);
const date = fc.oneof(
  fc.constant(''),
  fc
    .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10)),
);
const units = fc.oneof(
  fc.constant(''),
  fc
    .tuple(fc.constantFrom('', '-', '+'), fc.nat(), fc.constantFrom('', '.', '.5', '.250'))
    .map((pieces) => pieces.join('')),
);
/** Replaced by an identifier of its own in `numbered`. */
const identifier = fc.constant('id');
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 });
/** A record of fields that must be there and fields that may. */
const element = <Needed, Optional>(
  needed: { [K in keyof Needed]: fc.Arbitrary<Needed[K]> },
  optional: { [K in keyof Optional]: fc.Arbitrary<Optional[K]> },
) => fc.tuple(fc.record(needed), fc.record(optional, { requiredKeys: [] })).map(([a, b]) => ({ ...a, ...b }));

const role = element({ name: text, roleTypes: list(fc.constantFrom(...types.ROLE_TYPES)) }, { description: text });
const stakeholder = element(
  { name: text, roles: list(role) },
  { description: text, stakeholderType: fc.constantFrom(...types.STAKEHOLDER_TYPES) },
);
const result = element(
  {},
  {
    startDate: date,
    endDate: date,
    numberOfUnits: units,
    descriptor: element({}, { descriptorName: text, descriptorValue: text }),
    description: text,
  },
);
const relationship = element(
  { referentIdentifiers: list(text) },
  { relationshipType: fc.constantFrom(...types.RELATIONSHIP_TYPES), identifier, name: text, description: text },
);
const indicator = element(
  {
    measurementDimension: text,
    unitOfMeasurement: text,
    relationships: list(relationship),
    measurementInstances: list(fc.record({ targetResults: list(result), actualResults: list(result) })),
  },
  {
    valueChainStage: fc.constantFrom(...types.VALUE_CHAIN_STAGES),
    performanceIndicatorType: fc.constantFrom(...types.PERFORMANCE_INDICATOR_TYPES),
    sequenceIndicator: text,
    identifier,
    otherInformation: text,
  },
);
const described = { identifier, sequenceIndicator: text, otherInformation: text };
const objective = element(
  { stakeholders: list(stakeholder), performanceIndicators: list(indicator) },
  { ...described, name: text, description: text },
);
const goal = element(
  { name: text, description: text, stakeholders: list(stakeholder), objectives: list(objective) },
  described,
);
const statement = element({}, { description: text, identifier });
const core = element(
  {
    organizations: list(
      element({ stakeholders: list(stakeholder) }, { name: text, acronym: text, identifier, description: text }),
    ),
    values: list(element({}, { name: text, description: text })),
    goals: fc.array(goal, { minLength: 1, maxLength: 2 }),
  },
  { vision: statement, mission: statement },
);

/** For tests: any document the schema allows. */
export const anyDocument: fc.Arbitrary<StratmlDocument> = element(
  { type: fc.constantFrom(...types.DOCUMENT_TYPES), name: text, core },
  {
    description: text,
    otherInformation: text,
    administrativeInformation: element(
      {},
      {
        identifier,
        startDate: date,
        endDate: date,
        publicationDate: date,
        source: fc.oneof(fc.constant(''), fc.webUrl()),
      },
    ),
    submitter: element({}, { identifier, givenName: text, surname: text, phoneNumber: text, emailAddress: text }),
  },
).map(numbered);

function numbered(document: StratmlDocument): StratmlDocument {
  let count = 0;
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key !== 'identifier') return [key, copy(inner)];
        count += 1;
        return [key, `_id-${count}`];
      }),
    );
  };
  return copy(document) as StratmlDocument;
}
