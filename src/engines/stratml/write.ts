import { PART_2 } from './grammar.ts';
import * as types from './types.ts';
import { createXmlWriter, type XmlWriter } from './xml-writer.ts';

/** Writes Part 2, schema 2.2.6, in the order the schema fixes. Throws StratmlError for what the schema does not allow. */
export function writeStratml(document: types.StratmlDocument): string {
  const xml = createXmlWriter(PART_2);
  const { administrativeInformation: administrative, submitter } = document;
  const body = () => {
    xml.text('Name', document.name);
    xml.text('Description', document.description);
    xml.text('OtherInformation', document.otherInformation);
    xml.element('StrategicPlanCore', () => core(xml, document.core));
    if (administrative) xml.element('AdministrativeInformation', () => administrativeInformation(xml, administrative));
    if (submitter) xml.element('Submitter', () => contactInformation(xml, submitter));
  };
  xml.element('PerformancePlanOrReport', body, { Type: [document.type, types.DOCUMENT_TYPES] });
  return xml.toString();
}

function core(xml: XmlWriter, { organizations, vision, mission, values, goals }: types.StrategicPlanCore): void {
  for (const organization of organizations) {
    xml.element('Organization', () => {
      xml.text('Name', organization.name);
      xml.text('Acronym', organization.acronym);
      xml.identifier(organization.identifier);
      xml.text('Description', organization.description);
      stakeholders(xml, organization.stakeholders);
    });
  }
  if (vision) xml.element('Vision', () => statement(xml, vision));
  if (mission) xml.element('Mission', () => statement(xml, mission));
  for (const value of values) {
    xml.element('Value', () => {
      xml.text('Name', value.name);
      xml.text('Description', value.description);
    });
  }
  xml.bounds('Goal', goals.length, 1, Number.POSITIVE_INFINITY);
  for (const each of goals) xml.element('Goal', () => goal(xml, each));
}

function statement(xml: XmlWriter, { description, identifier }: types.Statement): void {
  xml.text('Description', description);
  xml.identifier(identifier);
}

function goal(xml: XmlWriter, { objectives, ...goal }: types.Goal): void {
  described(xml, goal);
  for (const each of objectives) {
    xml.element('Objective', () => {
      described(xml, each);
      for (const indicator of each.performanceIndicators) performanceIndicator(xml, indicator);
    });
  }
}

/** What goals and objectives begin with. */
function described(xml: XmlWriter, node: Omit<types.Goal, 'objectives'> | types.Objective): void {
  xml.text('Name', node.name);
  xml.text('Description', node.description);
  xml.identifier(node.identifier);
  xml.text('SequenceIndicator', node.sequenceIndicator);
  stakeholders(xml, node.stakeholders);
  xml.text('OtherInformation', node.otherInformation);
}

function stakeholders(xml: XmlWriter, list: readonly types.Stakeholder[]): void {
  for (const { stakeholderType, name, description, roles } of list) {
    const body = () => {
      xml.text('Name', name);
      xml.text('Description', description);
      for (const each of roles) xml.element('Role', () => role(xml, each));
    };
    xml.element('Stakeholder', body, { StakeholderTypeType: [stakeholderType, types.STAKEHOLDER_TYPES] });
  }
}

function role(xml: XmlWriter, { name, description, roleTypes }: types.Role): void {
  xml.text('Name', name);
  xml.text('Description', description);
  xml.bounds('RoleType', roleTypes.length, 0, 2);
  for (const type of roleTypes) xml.code('RoleType', type, types.ROLE_TYPES);
}

function performanceIndicator(xml: XmlWriter, indicator: types.PerformanceIndicator): void {
  const body = () => {
    xml.text('SequenceIndicator', indicator.sequenceIndicator);
    xml.text('MeasurementDimension', indicator.measurementDimension);
    xml.text('UnitOfMeasurement', indicator.unitOfMeasurement);
    xml.identifier(indicator.identifier);
    for (const each of indicator.relationships) relationship(xml, each);
    for (const { targetResults, actualResults } of indicator.measurementInstances) {
      xml.element('MeasurementInstance', () => {
        for (const target of targetResults) xml.element('TargetResult', () => result(xml, target));
        for (const actual of actualResults) xml.element('ActualResult', () => result(xml, actual));
      });
    }
    xml.text('OtherInformation', indicator.otherInformation);
  };
  xml.element('PerformanceIndicator', body, {
    ValueChainStage: [indicator.valueChainStage, types.VALUE_CHAIN_STAGES],
    PerformanceIndicatorType: [indicator.performanceIndicatorType, types.PERFORMANCE_INDICATOR_TYPES],
  });
}

function relationship(xml: XmlWriter, { relationshipType, ...relationship }: types.Relationship): void {
  const body = () => {
    xml.identifier(relationship.identifier);
    for (const referent of relationship.referentIdentifiers) xml.text('ReferentIdentifier', referent);
    xml.text('Name', relationship.name);
    xml.text('Description', relationship.description);
  };
  xml.element('Relationship', body, { RelationshipType: [relationshipType, types.RELATIONSHIP_TYPES] });
}

function result(xml: XmlWriter, { descriptor, ...result }: types.Result): void {
  xml.date('StartDate', result.startDate);
  xml.date('EndDate', result.endDate);
  xml.decimal('NumberOfUnits', result.numberOfUnits);
  if (descriptor) {
    xml.element('Descriptor', () => {
      xml.text('DescriptorName', descriptor.descriptorName);
      xml.text('DescriptorValue', descriptor.descriptorValue);
    });
  }
  xml.text('Description', result.description);
}

function administrativeInformation(xml: XmlWriter, information: types.AdministrativeInformation): void {
  xml.identifier(information.identifier);
  xml.date('StartDate', information.startDate);
  xml.date('EndDate', information.endDate);
  xml.date('PublicationDate', information.publicationDate);
  xml.source('Source', information.source);
}

function contactInformation(xml: XmlWriter, contact: types.ContactInformation): void {
  xml.identifier(contact.identifier);
  xml.text('GivenName', contact.givenName);
  xml.text('Surname', contact.surname);
  xml.text('PhoneNumber', contact.phoneNumber);
  xml.text('EmailAddress', contact.emailAddress);
}
