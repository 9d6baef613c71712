/**
 * A StratML Part 2 document as plain data. Names follow the schema; a list of the schema is a list here, empty where the file has none;
 * what the schema lets be absent is absent. Text is kept as written, white space included. Dates are `YYYY-MM-DD` or '' (the schema
 * allows an empty date), numbers of units decimal strings or ''. Identifiers are XML IDs, one and the same only once in a document.
 */
export interface StratmlDocument {
  type: DocumentType;
  name: string;
  description?: string;
  otherInformation?: string;
  core: StrategicPlanCore;
  administrativeInformation?: AdministrativeInformation;
  submitter?: ContactInformation;
}

export interface StrategicPlanCore {
  organizations: Organization[];
  vision?: Statement;
  mission?: Statement;
  values: Value[];
  /** At least one. */
  goals: Goal[];
}

export interface Organization {
  name?: string;
  acronym?: string;
  identifier?: string;
  description?: string;
  stakeholders: Stakeholder[];
}

/** A Vision or a Mission. */
export interface Statement {
  description?: string;
  identifier?: string;
}

export interface Value {
  name?: string;
  description?: string;
}

export interface Goal {
  name: string;
  description: string;
  identifier?: string;
  sequenceIndicator?: string;
  stakeholders: Stakeholder[];
  otherInformation?: string;
  objectives: Objective[];
}

export interface Objective {
  name?: string;
  description?: string;
  identifier?: string;
  sequenceIndicator?: string;
  stakeholders: Stakeholder[];
  otherInformation?: string;
  performanceIndicators: PerformanceIndicator[];
}

export interface Stakeholder {
  /** Attribute StakeholderTypeType. */
  stakeholderType?: StakeholderType;
  name: string;
  description?: string;
  roles: Role[];
}

export interface Role {
  name: string;
  description?: string;
  /** At most two. */
  roleTypes: RoleType[];
}

export interface PerformanceIndicator {
  valueChainStage?: ValueChainStage;
  performanceIndicatorType?: PerformanceIndicatorType;
  sequenceIndicator?: string;
  measurementDimension: string;
  unitOfMeasurement: string;
  identifier?: string;
  relationships: Relationship[];
  measurementInstances: MeasurementInstance[];
  otherInformation?: string;
}

export interface Relationship {
  relationshipType?: RelationshipType;
  identifier?: string;
  /** Identifiers of what the relationship leads to; they need not be in this document. */
  referentIdentifiers: string[];
  name?: string;
  description?: string;
}

export interface MeasurementInstance {
  targetResults: Result[];
  actualResults: Result[];
}

export interface Result {
  startDate?: string;
  endDate?: string;
  numberOfUnits?: string;
  descriptor?: Descriptor;
  description?: string;
}

export interface Descriptor {
  descriptorName?: string;
  descriptorValue?: string;
}

export interface AdministrativeInformation {
  identifier?: string;
  startDate?: string;
  endDate?: string;
  publicationDate?: string;
  /** A web address. */
  source?: string;
}

export interface ContactInformation {
  identifier?: string;
  givenName?: string;
  surname?: string;
  phoneNumber?: string;
  emailAddress?: string;
}

export const DOCUMENT_TYPES = ['Strategic_Plan', 'Performance_Plan', 'Performance_Report'] as const;
export const STAKEHOLDER_TYPES = ['Person', 'Organization', 'Generic_Group'] as const;
export const ROLE_TYPES = ['Performer', 'Beneficiary'] as const;
export const VALUE_CHAIN_STAGES = ['Outcome', 'Output_Processing', 'Output', 'Input_Processing', 'Input'] as const;
export const PERFORMANCE_INDICATOR_TYPES = ['Quantitative', 'Qualitative'] as const;
export const RELATIONSHIP_TYPES = ['Broader_Than', 'Peer_To', 'Narrower_Than'] as const;

export type DocumentType = (typeof DOCUMENT_TYPES)[number];
export type StakeholderType = (typeof STAKEHOLDER_TYPES)[number];
export type RoleType = (typeof ROLE_TYPES)[number];
export type ValueChainStage = (typeof VALUE_CHAIN_STAGES)[number];
export type PerformanceIndicatorType = (typeof PERFORMANCE_INDICATOR_TYPES)[number];
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number];
