import type { Schema } from './schema.ts';
import { eventTypes } from './vocabulary.ts';

/** A query for events (GS1, EPCIS 2.0, section 8.2.7.1): parameters whose names say how a field is compared. */
const uris: Schema = { type: 'array', items: { type: 'string', format: 'uri' } };
const texts: Schema = { type: 'array', items: { type: 'string' } };
const number: Schema = { type: 'number' };
const numbers: Schema = { type: 'array', items: number };
const time: Schema = { type: 'string', format: 'date-time' };
const whole: Schema = { type: ['integer', 'null'] };
const words = (kind: string): Schema => ({ type: 'array', items: { type: 'string', cbv: kind } });
/** Numbers and moments; in a list, texts. */
const bound: Schema = { type: ['number', 'string'], format: 'date-time' };
const equal: Schema = { ...bound, type: ['array', 'number', 'string'], items: { type: 'string' } };

const own = String.raw`[a-z][a-zA-Z0-9]*:\w+`;
const inner = '(?:INNER_)?';
const part = '(?:ILMD_|ERROR_DECLARATION_|SENSORELEMENT_|SENSORMETADATA_|SENSORREPORT_)?';

export const querySchema: Schema = {
  type: 'object',
  properties: {
    '@context': {},
    eventType: { type: 'array', items: { type: 'string', anyWord: eventTypes } },
    EQ_action: { type: 'array', items: { type: 'string', enum: ['OBSERVE', 'ADD', 'DELETE'] } },
    EQ_bizStep: words('bizStep'),
    EQ_disposition: words('disposition'),
    EQ_persistentDisposition_set: words('disposition'),
    EQ_persistentDisposition_unset: words('disposition'),
    EQ_errorReason: words('errorReason'),
    EQ_type: words('measurement'),
    EQ_quantity: numbers,
    EQ_stringValue: texts,
    EQ_hexBinaryValue: texts,
    EQ_booleanValue: { type: 'boolean' },
    EXISTS_errorDeclaration: whole,
    EXISTS_sensorElementList: whole,
    orderBy: { type: 'string' },
    orderDirection: { type: 'string', enum: ['ASC', 'DESC'] },
    eventCountLimit: { type: 'integer' },
    maxEventCount: { type: 'integer' },
  },
  patternProperties: {
    '^(?:GE|LT)_(?:eventTime|recordTime|errorDeclaration_Time|time|startTime|endTime)$': time,
    '^(?:GT|GE|LT|LE)_(?:quantity|percRank)$': number,
    '^(?:EQ|WD)_(?:readPoint|bizLocation)$': uris,
    '^EQ_(?:eventID|correctiveEventID|transformationID|deviceID|dataProcessingMethod|microorganism|chemicalSubstance|bizRules|uriValue)$':
      uris,
    '^MATCH_(?:epc|parentID|inputEPC|outputEPC|anyEPC|epcClass|inputEPCClass|outputEPCClass|anyEPCClass)$': uris,
    '^EQ_(?:bizTransaction|source|destination)_[a-z]\\w+$': uris,
    [`^EQ_${inner}${part}${own}$`]: equal,
    [`^EQ_${inner}(?:readPoint|bizLocation)_${own}$`]: equal,
    '^EQ_ATTR_\\w+_\\w+$': equal,
    [`^(?:GT|GE|LT|LE)_${inner}${part}${own}$`]: bound,
    [`^EXISTS_${inner}${part}${own}$`]: whole,
    [`^HASATTR_${own}$`]: texts,
    '^EQ_(?:value|quantity)_[A-Z0-9]{2,4}$': numbers,
    '^(?:GT|GE|LT|LE)_(?:minValue|maxValue|meanValue|sDev|value|percValue|quantity)_[A-Z0-9]{2,4}$': number,
  },
  additionalProperties: false,
};

/** Whether an object without a type asks for events. */
export const asksForEvents = (value: object): boolean =>
  !('type' in value) &&
  Object.keys(value).some((name) => /^(?:eventType|order|(?:EQ|GT|GE|LT|LE|WD|MATCH|EXISTS|HASATTR)_)/.test(name));
