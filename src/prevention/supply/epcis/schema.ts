import { eventTypes } from './vocabulary.ts';

/**
 * The shape of EPCIS 2.0 in JSON (GS1, EPCIS 2.0, sections 7 and 10), in our own words: a JSON Schema with three keywords of ours, so that every fault has
 * one place and one reason. `cbv: kind` is a short word of the vocabulary or a URI of one's own; `anyField: [...]` wants one of these fields filled;
 * `fields: {...}` allows these fields and, beside them, only names with a prefix.
 */
export type Schema = Readonly<Record<string, unknown>>;

const uri: Schema = { type: 'string', format: 'uri' };
const time: Schema = { type: 'string', format: 'date-time' };
const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const one = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
const cbv = (kind: string): Schema => ({ type: 'string', cbv: kind });
const listed = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });

/** An object with these fields and names with a prefix. */
const open = (fields: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  required,
  fields: Object.keys(fields),
  properties: fields,
});
/** An object with these fields and no other. */
const closed = (fields: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  required,
  properties: fields,
  additionalProperties: false,
});

const context: Schema = {
  type: ['string', 'object', 'array'],
  format: 'uri',
  items: { type: ['string', 'object'], format: 'uri' },
  uniqueItems: true,
};

const quantities = listed(
  closed({ epcClass: uri, quantity: number, uom: { type: 'string', pattern: '^[A-Z0-9]{2,3}$' } }, ['epcClass']),
);
const epcs = listed(uri, { uniqueItems: true });
const place: Schema = { type: 'object', required: ['id'], properties: { id: uri } };
const dispositions = listed(cbv('disposition'), { minItems: 1, uniqueItems: true });

const sensorReport = open(
  {
    type: cbv('measurement'),
    exception: cbv('alarm'),
    deviceID: uri,
    deviceMetadata: uri,
    rawData: uri,
    dataProcessingMethod: uri,
    bizRules: uri,
    time,
    microorganism: uri,
    chemicalSubstance: uri,
    coordinateReferenceSystem: uri,
    value: number,
    component: cbv('component'),
    stringValue: text,
    booleanValue: { type: 'boolean' },
    hexBinaryValue: { type: 'string', pattern: '^[A-Fa-f0-9]+$' },
    uriValue: uri,
    minValue: number,
    maxValue: number,
    meanValue: number,
    sDev: number,
    percRank: number,
    percValue: number,
    uom: text,
  },
  ['type'],
);
const sensors = listed(
  open(
    {
      sensorMetadata: open({
        time,
        deviceID: uri,
        deviceMetadata: uri,
        rawData: uri,
        startTime: time,
        endTime: time,
        dataProcessingMethod: uri,
        bizRules: uri,
      }),
      sensorReport: listed(sensorReport, { minItems: 1 }),
    },
    ['sensorReport'],
  ),
);

const common: Readonly<Record<string, Schema>> = {
  '@context': context,
  type: uri,
  eventTime: time,
  recordTime: time,
  eventTimeZoneOffset: { type: 'string', pattern: '^[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00)$' },
  eventID: uri,
  certificationInfo: { type: ['string', 'array'], format: 'uri', items: uri },
  errorDeclaration: open({ declarationTime: time, reason: cbv('errorReason'), correctiveEventIDs: listed(uri) }, [
    'declarationTime',
  ]),
};

const business: Readonly<Record<string, Schema>> = {
  bizStep: cbv('bizStep'),
  disposition: cbv('disposition'),
  readPoint: place,
  bizLocation: place,
  bizTransactionList: listed(closed({ type: cbv('bizTransaction'), bizTransaction: uri }, ['bizTransaction'])),
  sourceList: listed(closed({ type: cbv('party'), source: uri }, ['type', 'source'])),
  destinationList: listed(closed({ type: cbv('party'), destination: uri }, ['type', 'destination'])),
  sensorElementList: sensors,
};
const action = one('OBSERVE', 'ADD', 'DELETE');
const persistentDisposition: Schema = {
  ...closed({ set: dispositions, unset: dispositions }),
  anyField: { of: ['set', 'unset'] },
};
const ilmd: Schema = { type: 'object', fields: [] };

interface Kind {
  readonly fields: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly more?: Schema;
}

const kinds: Readonly<Record<(typeof eventTypes)[number], Kind>> = {
  ObjectEvent: {
    fields: { action, epcList: epcs, quantityList: quantities, persistentDisposition, ilmd },
    required: ['action'],
    more: {
      anyField: { of: ['epcList', 'quantityList', 'sensorElementList'], empty: ['epcList'] },
      allOf: [
        // sensor data without goods say where they were taken
        {
          if: {
            not: { anyOf: [{ required: ['epcList'] }, { required: ['quantityList'] }] },
            required: ['sensorElementList'],
          },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { required: ['readPoint'] },
        },
        {
          if: { required: ['ilmd'] },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { properties: { action: { enum: ['ADD'] } } },
        },
      ],
    },
  },
  AggregationEvent: {
    fields: { action, parentID: uri, childEPCs: listed(uri), childQuantityList: quantities },
    required: ['action'],
    more: { anyField: { of: ['childEPCs', 'childQuantityList'], unlessDelete: true } },
  },
  AssociationEvent: {
    fields: { action, parentID: uri, childEPCs: listed(uri), childQuantityList: quantities },
    required: ['action', 'parentID'],
    more: { anyField: { of: ['childEPCs', 'childQuantityList'], unlessDelete: true } },
  },
  TransactionEvent: {
    fields: { action, parentID: uri, epcList: listed(uri), quantityList: quantities },
    required: ['action', 'bizTransactionList'],
    more: {
      properties: { bizTransactionList: { minItems: 1 } },
      anyField: { of: ['epcList', 'quantityList'], empty: ['epcList'], unlessDelete: true },
    },
  },
  TransformationEvent: {
    fields: {
      inputEPCList: epcs,
      inputQuantityList: quantities,
      outputEPCList: epcs,
      outputQuantityList: quantities,
      transformationID: uri,
      persistentDisposition,
      ilmd,
    },
    more: {
      if: { required: ['transformationID'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { anyField: { of: ['inputEPCList', 'inputQuantityList', 'outputEPCList', 'outputQuantityList'] } },
      else: {
        allOf: [
          { anyField: { of: ['inputEPCList', 'inputQuantityList'] } },
          { anyField: { of: ['outputEPCList', 'outputQuantityList'] } },
        ],
      },
    },
  },
};

const eventOf = (type: (typeof eventTypes)[number]): Schema => {
  const { fields, required = [], more = {} } = kinds[type];
  return {
    allOf: [
      open({ ...common, ...business, ...fields, type: one(type) }, [
        'type',
        'eventTime',
        'eventTimeZoneOffset',
        ...required,
      ]),
      more,
    ],
  };
};

const ownEvent: Schema = { type: 'object', required: ['type', 'eventTime', 'eventTimeZoneOffset'], properties: common };

const vocabularies = listed({
  type: 'object',
  required: ['type'],
  properties: {
    type: uri,
    vocabularyElementList: listed({
      type: 'object',
      required: ['id'],
      properties: {
        id: uri,
        attributes: listed({
          type: 'object',
          required: ['id'],
          properties: { id: uri, attribute: { type: ['number', 'string', 'object'] } },
        }),
        children: listed(uri),
      },
    }),
  },
});

const version: Schema = { type: 'string', pattern: '^\\d+(?:\\.\\d+)*$' };
const eventList = listed({ $ref: '#/$defs/event' });

/** What each kind of file looks like; `event` is one event, of the five types or of a type of one's own. */
export const epcisSchema = {
  $defs: {
    ...Object.fromEntries(eventTypes.map((type) => [type, eventOf(type)])),
    ownEvent,
    event: {
      type: 'object',
      required: ['type'],
      allOf: [
        ...eventTypes.map((type) => ({
          if: { properties: { type: { const: type } }, required: ['type'] },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { $ref: `#/$defs/${type}` },
        })),
        {
          if: { not: { properties: { type: { enum: eventTypes } } } },
          // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
          then: { $ref: '#/$defs/ownEvent' },
        },
      ],
    },
    EPCISDocument: open(
      {
        '@context': context,
        id: uri,
        type: text,
        schemaVersion: version,
        creationDate: time,
        instanceIdentifier: text,
        sender: text,
        receiver: text,
        epcisHeader: open({ epcisMasterData: { type: 'object', properties: { vocabularyList: vocabularies } } }),
        epcisBody: { type: 'object', required: ['eventList'], properties: { eventList } },
      },
      ['@context', 'type', 'schemaVersion', 'creationDate', 'epcisBody'],
    ),
    EPCISQueryDocument: open(
      {
        '@context': context,
        id: uri,
        type: text,
        schemaVersion: version,
        creationDate: time,
        epcisBody: open(
          {
            queryResults: open(
              {
                queryName: text,
                subscriptionID: text,
                resultsBody: open({ eventList, vocabularyList: vocabularies }, ['eventList']),
              },
              ['queryName', 'resultsBody'],
            ),
          },
          ['queryResults'],
        ),
      },
      ['@context', 'type', 'epcisBody'],
    ),
    singleEvent: { allOf: [{ type: 'object', required: ['@context'] }, { $ref: '#/$defs/event' }] },
  },
} as const;
