/** Namespaces: Part 2 (a plan or report with its measures) and Part 1 (a strategic plan). */
export const PART_2 = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport';
export const PART_1 = 'urn:ISO:std:iso:17469:tech:xsd:stratml_core';

/** One child in the sequence an element holds. */
export interface Child {
  readonly name: string;
  readonly min: 0 | 1;
  readonly max: number;
}

export interface Grammar {
  readonly root: string;
  /** What each element holds, in the order the schema fixes; an element not listed holds text. */
  readonly children: ReadonlyMap<string, readonly Child[]>;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** `Name` exactly once, `Name?` at most once, `Name*` any number, `Name+` at least once, `Name{2}` at most twice. */
const BOTH = {
  StrategicPlanCore: 'Organization* Vision? Mission? Value* Goal+',
  Organization: 'Name? Acronym? Identifier? Description? Stakeholder*',
  Vision: 'Description? Identifier?',
  Mission: 'Description? Identifier?',
  Value: 'Name? Description?',
  Goal: 'Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*',
};

const ONLY_PART_2 = {
  PerformancePlanOrReport:
    'Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation? Submitter?',
  Objective: 'Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation? PerformanceIndicator*',
  Stakeholder: 'Name Description? Role*',
  Role: 'Name Description? RoleType{2}',
  PerformanceIndicator:
    'SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship* MeasurementInstance* OtherInformation?',
  Relationship: 'Identifier? ReferentIdentifier* Name? Description?',
  MeasurementInstance: 'TargetResult* ActualResult*',
  TargetResult: 'StartDate? EndDate? NumberOfUnits? Descriptor? Description?',
  ActualResult: 'StartDate? EndDate? NumberOfUnits? Descriptor? Description?',
  Descriptor: 'DescriptorName? DescriptorValue?',
  AdministrativeInformation: 'Identifier? StartDate? EndDate? PublicationDate? Source?',
  Submitter: 'Identifier? GivenName? Surname? PhoneNumber? EmailAddress?',
};

const ONLY_PART_1 = {
  StrategicPlan: 'Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?',
  Objective: 'Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?',
  Stakeholder: 'Name Description?',
  AdministrativeInformation: 'StartDate? EndDate? PublicationDate? Source? Submitter?',
  Submitter: 'GivenName? Surname? PhoneNumber? EmailAddress?',
};

const GRAMMARS: ReadonlyMap<string, Grammar> = new Map([
  [
    PART_2,
    {
      root: 'PerformancePlanOrReport',
      children: compile({ ...BOTH, ...ONLY_PART_2 }),
      attributes: new Map([
        ['PerformancePlanOrReport', ['Type']],
        ['Stakeholder', ['StakeholderTypeType']],
        ['PerformanceIndicator', ['ValueChainStage', 'PerformanceIndicatorType']],
        ['Relationship', ['RelationshipType']],
      ]),
    },
  ],
  [
    PART_1,
    {
      root: 'StrategicPlan',
      children: compile({ ...BOTH, ...ONLY_PART_1 }),
      attributes: new Map([['Stakeholder', ['StakeholderTypeType']]]),
    },
  ],
]);

/** The grammar of a namespace, if it is one of StratML. */
export function grammarOf(namespace: string): Grammar | undefined {
  return GRAMMARS.get(namespace);
}

function compile(models: Record<string, string>): Map<string, readonly Child[]> {
  return new Map(Object.entries(models).map(([element, model]) => [element, model.split(' ').map(child)]));
}

function child(text: string): Child {
  const name = text.replace(/\W.*$/, '');
  const mark = text.slice(name.length);
  const max = mark === '*' || mark === '+' ? Number.POSITIVE_INFINITY : mark === '{2}' ? 2 : 1;
  return { name, min: mark === '' || mark === '+' ? 1 : 0, max };
}
