import type { Measure } from '../../entity.ts';

export interface CslSource {
  /** Our id of the list the aggregator copied from. */
  readonly listId: string;
  readonly measure: Measure;
  readonly authority: string;
}

/**
 * The lists in the Consolidated Screening List by their whole name there ("Non-SDN …" holds the letters SDN). A row says the same thing
 * as the row of that list, so it is linked to it and never counted as a second party.
 */
export const cslSources: Readonly<Record<string, CslSource>> = {
  'Specially Designated Nationals (SDN) - Treasury Department': {
    listId: 'us-ofac-sdn',
    measure: 'block',
    authority: '31 CFR chapter V',
  },
  'Sectoral Sanctions Identifications List (SSI) - Treasury Department': {
    listId: 'us-ofac-cons',
    measure: 'sectoral',
    authority: 'E.O. 13662; 31 CFR 589',
  },
  'Palestinian Legislative Council List (PLC) - Treasury Department': {
    listId: 'us-ofac-cons',
    measure: 'reject',
    authority: '31 CFR 594.520; OFAC General License 4',
  },
  'Non-SDN Palestinian Legislative Council List (PLC) - Treasury Department': {
    listId: 'us-ofac-cons',
    measure: 'reject',
    authority: '31 CFR 594.520; OFAC General License 4',
  },
  'Non-SDN Chinese Military-Industrial Complex Companies List (CMIC) - Treasury Department': {
    listId: 'us-ofac-cons',
    measure: 'securities',
    authority: 'E.O. 13959 as amended by E.O. 14032; 31 CFR 586',
  },
  'Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department': {
    listId: 'us-ofac-cons',
    measure: 'sectoral',
    authority: '31 CFR chapter V',
  },
  'Capta List (CAP) - Treasury Department': {
    listId: 'us-ofac-cons',
    measure: 'correspondent-account',
    authority: '31 CFR chapter V',
  },
  'CAPTA List (CAP) - Treasury Department': {
    listId: 'us-ofac-cons',
    measure: 'correspondent-account',
    authority: '31 CFR chapter V',
  },
  'Foreign Sanctions Evaders (FSE) - Treasury Department': {
    listId: 'us-ofac-cons',
    measure: 'reject',
    authority: 'E.O. 13608',
  },
  'Denied Persons List (DPL) - Bureau of Industry and Security': {
    listId: 'us-bis-dpl',
    measure: 'export',
    authority: '15 CFR 764.3(a)(2); 15 CFR 766.25',
  },
  'Entity List (EL) - Bureau of Industry and Security': {
    listId: 'us-bis-el',
    measure: 'export',
    authority: '15 CFR 744.11; supplement no. 4 to part 744',
  },
  'Unverified List (UVL) - Bureau of Industry and Security': {
    listId: 'us-bis-uvl',
    measure: 'export',
    authority: '15 CFR 744.15; supplement no. 6 to part 744',
  },
  'Military End User (MEU) List - Bureau of Industry and Security': {
    listId: 'us-bis-meu',
    measure: 'export',
    authority: '15 CFR 744.21; supplement no. 7 to part 744',
  },
  'ITAR Debarred (DTC) - State Department': {
    listId: 'us-state-ddtc',
    measure: 'export',
    authority: '22 USC 2778; 22 CFR 127.7',
  },
  'Nonproliferation Sanctions (ISN) - State Department': { listId: 'us-state-isn', measure: 'export', authority: '' },
};
