import { createNodeReader, type NodeReader } from './node-reader.ts';
import { present } from './present.ts';
import type { Node } from './tree.ts';
import * as types from './types.ts';

/** A checked tree to the document. Part 1 files come out as a strategic plan; their submitter moves to its place in Part 2. */
export function documentFromTree(root: Node): types.StratmlDocument {
  const from = createNodeReader();
  const administrative = from.child(root, 'AdministrativeInformation');
  const submitter = from.child(root, 'Submitter') ?? (administrative && from.child(administrative, 'Submitter'));
  return present<types.StratmlDocument>({
    type: root.name === 'StrategicPlan' ? 'Strategic_Plan' : from.neededCode(root, 'Type', types.DOCUMENT_TYPES),
    name: from.neededText(root, 'Name'),
    description: from.text(root, 'Description'),
    otherInformation: from.text(root, 'OtherInformation'),
    core: core(from, from.neededChild(root, 'StrategicPlanCore')),
    administrativeInformation: administrative && administrativeInformation(from, administrative),
    submitter: submitter && contactInformation(from, submitter),
  });
}

function core(from: NodeReader, node: Node): types.StrategicPlanCore {
  const vision = from.child(node, 'Vision');
  const mission = from.child(node, 'Mission');
  return present<types.StrategicPlanCore>({
    organizations: from.children(node, 'Organization').map((child) =>
      present<types.Organization>({
        name: from.text(child, 'Name'),
        acronym: from.text(child, 'Acronym'),
        identifier: from.identifier(child),
        description: from.text(child, 'Description'),
        stakeholders: stakeholders(from, child),
      }),
    ),
    vision: vision && statement(from, vision),
    mission: mission && statement(from, mission),
    values: from
      .children(node, 'Value')
      .map((child) =>
        present<types.Value>({ name: from.text(child, 'Name'), description: from.text(child, 'Description') }),
      ),
    goals: from.children(node, 'Goal').map((child) => goal(from, child)),
  });
}

function statement(from: NodeReader, node: Node): types.Statement {
  return present<types.Statement>({ description: from.text(node, 'Description'), identifier: from.identifier(node) });
}

function goal(from: NodeReader, node: Node): types.Goal {
  return present<types.Goal>({
    name: from.neededText(node, 'Name'),
    description: from.neededText(node, 'Description'),
    identifier: from.identifier(node),
    sequenceIndicator: from.text(node, 'SequenceIndicator'),
    stakeholders: stakeholders(from, node),
    otherInformation: from.text(node, 'OtherInformation'),
    objectives: from.children(node, 'Objective').map((child) => objective(from, child)),
  });
}

function objective(from: NodeReader, node: Node): types.Objective {
  return present<types.Objective>({
    name: from.text(node, 'Name'),
    description: from.text(node, 'Description'),
    identifier: from.identifier(node),
    sequenceIndicator: from.text(node, 'SequenceIndicator'),
    stakeholders: stakeholders(from, node),
    otherInformation: from.text(node, 'OtherInformation'),
    performanceIndicators: from
      .children(node, 'PerformanceIndicator')
      .map((child) => performanceIndicator(from, child)),
  });
}

function stakeholders(from: NodeReader, node: Node): types.Stakeholder[] {
  return from.children(node, 'Stakeholder').map((child) =>
    present<types.Stakeholder>({
      stakeholderType: from.code(child, 'StakeholderTypeType', types.STAKEHOLDER_TYPES),
      name: from.neededText(child, 'Name'),
      description: from.text(child, 'Description'),
      roles: from.children(child, 'Role').map((role) =>
        present<types.Role>({
          name: from.neededText(role, 'Name'),
          description: from.text(role, 'Description'),
          roleTypes: from.children(role, 'RoleType').map((type) => from.codeOf(type, types.ROLE_TYPES)),
        }),
      ),
    }),
  );
}

function performanceIndicator(from: NodeReader, node: Node): types.PerformanceIndicator {
  return present<types.PerformanceIndicator>({
    valueChainStage: from.code(node, 'ValueChainStage', types.VALUE_CHAIN_STAGES),
    performanceIndicatorType: from.code(node, 'PerformanceIndicatorType', types.PERFORMANCE_INDICATOR_TYPES),
    sequenceIndicator: from.text(node, 'SequenceIndicator'),
    measurementDimension: from.neededText(node, 'MeasurementDimension'),
    unitOfMeasurement: from.neededText(node, 'UnitOfMeasurement'),
    identifier: from.identifier(node),
    relationships: from.children(node, 'Relationship').map((child) =>
      present<types.Relationship>({
        relationshipType: from.code(child, 'RelationshipType', types.RELATIONSHIP_TYPES),
        identifier: from.identifier(child),
        referentIdentifiers: from.children(child, 'ReferentIdentifier').map((referent) => referent.text),
        name: from.text(child, 'Name'),
        description: from.text(child, 'Description'),
      }),
    ),
    measurementInstances: from.children(node, 'MeasurementInstance').map((child) => ({
      targetResults: from.children(child, 'TargetResult').map((target) => result(from, target)),
      actualResults: from.children(child, 'ActualResult').map((actual) => result(from, actual)),
    })),
    otherInformation: from.text(node, 'OtherInformation'),
  });
}

function result(from: NodeReader, node: Node): types.Result {
  const descriptor = from.child(node, 'Descriptor');
  return present<types.Result>({
    startDate: from.date(node, 'StartDate'),
    endDate: from.date(node, 'EndDate'),
    numberOfUnits: from.decimal(node, 'NumberOfUnits'),
    descriptor:
      descriptor &&
      present<types.Descriptor>({
        descriptorName: from.text(descriptor, 'DescriptorName'),
        descriptorValue: from.text(descriptor, 'DescriptorValue'),
      }),
    description: from.text(node, 'Description'),
  });
}

function administrativeInformation(from: NodeReader, node: Node): types.AdministrativeInformation {
  return present<types.AdministrativeInformation>({
    identifier: from.identifier(node),
    startDate: from.date(node, 'StartDate'),
    endDate: from.date(node, 'EndDate'),
    publicationDate: from.date(node, 'PublicationDate'),
    source: from.source(node, 'Source'),
  });
}

function contactInformation(from: NodeReader, node: Node): types.ContactInformation {
  return present<types.ContactInformation>({
    identifier: from.identifier(node),
    givenName: from.text(node, 'GivenName'),
    surname: from.text(node, 'Surname'),
    phoneNumber: from.text(node, 'PhoneNumber'),
    emailAddress: from.text(node, 'EmailAddress'),
  });
}
