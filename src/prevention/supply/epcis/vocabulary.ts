/**
 * The short words of the Core Business Vocabulary 2.0 that EPCIS 2.0 allows in its fields (GS1, CBV 2.0, sections 7 and 8; sensor types and alarms:
 * GS1 web vocabulary). Any other word must be a URI of its own.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const terms = {
  bizStep:
    words(`accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting decommissioning departing
    destroying disassembling dispensing encoding entering_exiting holding inspecting installing killing loading other packing picking receiving removing
    repackaging repairing replacing reserving retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting
    unloading unpacking void_shipping`),
  disposition:
    words(`active available completeness_inferred completeness_verified conformant container_closed container_open damaged destroyed dispensed
    disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance mismatch_quantity needs_replacement no_pedigree_match
    non_conformant non_sellable_other partially_dispensed recalled reserved retail_sold returned sellable_accessible sellable_not_accessible stolen
    unavailable unknown`),
  bizTransaction: words('bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt'),
  party: words('location owning_party possessing_party'),
  errorReason: words('did_not_occur incorrect_data'),
  alarm: words('ALARM_CONDITION ERROR_CONDITION'),
  component: words(
    `altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle spherical_radius x y z`,
  ),
  measurement:
    words(`AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance AmountOfSubstancePerUnitVolume Angle
    AngularAcceleration AngularMomentum AngularVelocity Area Capacitance Conductance Conductivity Count Density Dimensionless DoseEquivalent
    DoseEquivalentRate DynamicViscosity ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency
    Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux LuminousIntensity MagneticFlux MagneticFluxDensity
    MagneticVectorPotential Mass MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power
    Pressure RadiantFlux RadiantIntensity Radioactivity RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed SurfaceDensity
    SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber`),
} as const;
export type Term = keyof typeof terms;

/** Where the full name of a short word begins. */
export const termBase: Readonly<Record<Exclude<Term, 'errorReason'>, string>> = {
  bizStep: 'https://ref.gs1.org/cbv/BizStep-',
  disposition: 'https://ref.gs1.org/cbv/Disp-',
  bizTransaction: 'https://ref.gs1.org/cbv/BTT-',
  party: 'https://ref.gs1.org/cbv/SDT-',
  component: 'https://ref.gs1.org/cbv/Comp-',
  alarm: 'https://gs1.org/voc/',
  measurement: 'https://gs1.org/voc/',
};

/** The older spelling of the same words. */
export const olderBase: readonly (readonly [older: string, now: string])[] = [
  ['urn:epcglobal:cbv:bizstep:', termBase.bizStep],
  ['urn:epcglobal:cbv:disp:', termBase.disposition],
  ['urn:epcglobal:cbv:btt:', termBase.bizTransaction],
  ['urn:epcglobal:cbv:sdt:', termBase.party],
];

/** Prefixes of the EPCIS context that every document has without writing them. */
export const knownPrefixes: Readonly<Record<string, string>> = {
  epcis: 'https://ref.gs1.org/epcis/',
  cbv: 'https://ref.gs1.org/cbv/',
  cbvmda: 'urn:epcglobal:cbv:mda:',
  gs1: 'https://gs1.org/voc/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
};

export const eventTypes = [
  'ObjectEvent',
  'AggregationEvent',
  'AssociationEvent',
  'TransactionEvent',
  'TransformationEvent',
] as const;
