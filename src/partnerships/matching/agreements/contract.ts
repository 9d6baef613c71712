import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';
import { PublicKey } from '../transport/address.ts';

/** On what ground people may enter a round. Each node checks it for each record. */
export const LegalBasis = z.enum(['consent', 'suspects-only', 'statistics']);
export type LegalBasis = z.output<typeof LegalBasis>;

/** What a round yields: which of the asker's records, how many, or on which lists how many stand. */
export const RoundOutput = z.enum(['membership', 'cardinality', 'capture-table']);
export type RoundOutput = z.output<typeof RoundOutput>;

/** What kind of organisation a party is: those that serve survivors are bound by their confidentiality law in every round. */
export const PartyKind = z.enum(['victim-services', 'law-enforcement', 'government', 'other']);
export type PartyKind = z.output<typeof PartyKind>;

export const keyClassIds = ['K0', 'K1', 'K2', 'K3', 'K4', 'K5'] as const;
const KeyClass = z.enum(keyClassIds);

const PartyId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'PARTY_ID_FORM');

export const AgreementParty = z
  .strictObject({
    id: PartyId,
    name: Line(200),
    kind: PartyKind,
    publicKey: PublicKey,
    /** Whether it brings a list; the coordinator of a ring brings none. */
    bringsList: z.boolean(),
  })
  .meta({ id: 'MatchParty' });

const count = (least: number, most: number) => z.number().int().min(least).max(most);

const terms = {
  title: Line(200),
  /** A purpose that releases can name. */
  purpose: Line(80),
  basis: LegalBasis,
  /** Where the ground stands: statute, order, agreement. */
  legalSource: Text(2_000).pipe(z.string().min(1, 'REQUIRED')),
  output: RoundOutput,
  keys: z.array(KeyClass).min(1).max(5),
  /** In the order of the ring; of two, the first asks and learns. */
  parties: z.array(AgreementParty).min(2).max(11),
  /** Every list is filled up to this many; 0: sizes show. */
  padTo: count(0, 200_000),
  most: count(1, 200_000),
  roundsPerYear: count(1, 365),
  /** Cells with fewer people are withheld. */
  least: count(1, 1_000),
  /** For how many days whoever learns keeps the result. */
  keepDays: count(1, 365),
  from: CivilDate,
  until: CivilDate,
};

/** What all parties sign. */
export const AgreementTerms = z.strictObject({ version: z.literal(1), id: Id, ...terms }).meta({ id: 'MatchTerms' });
export type AgreementTerms = z.output<typeof AgreementTerms>;

/** The file that goes from party to party: the terms, and who has signed them. */
export const AgreementFile = z.strictObject({
  terms: AgreementTerms,
  signatures: z.record(PartyId, z.string().regex(/^[A-Za-z0-9_-]{86}$/)),
});

export const NodeView = z
  .object({ partyId: z.string(), publicKey: z.string(), madeAt: Instant })
  .meta({ id: 'MatchNode' });

export const seeNode = route('matching.node', 'GET /matching/node', {
  says: 'Who the organisation is to its partners in matching: its name there, and the public key they pin.',
  may: 'read matching',
  takes: z.object({}),
  gives: z.object({ node: NodeView.nullable() }),
});

export const makeNode = route('matching.make-node', 'POST /matching/node', {
  says: 'Makes the signing key of the organisation for matching. The private half is sealed and never shown.',
  may: 'approve matching',
  takes: z.object({ partyId: PartyId }),
  gives: NodeView,
  refuses: ['MATCHING_NODE_THERE'],
});

export const AgreementState = z.enum(['to sign', 'waiting', 'agreed', 'not yet', 'expired', 'ended']);
export type AgreementState = z.output<typeof AgreementState>;

export const AgreementView = z
  .object({
    terms: AgreementTerms,
    sha256: z.string(),
    partyId: z.string(),
    state: AgreementState,
    signed: z.array(z.string()),
    recipients: z.record(z.string(), z.string()),
    roundsLeft: z.number().int(),
    madeAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'MatchAgreement' });
export type AgreementView = z.output<typeof AgreementView>;

export const draftAgreement = route('matching.draft-agreement', 'POST /matching/agreements', {
  says: 'Writes the terms of an agreement to match. Nothing can run under it before every party has signed.',
  may: 'write matching',
  takes: z.object({
    ...terms,
    least: terms.least.default(11),
    padTo: terms.padTo.default(0),
    keepDays: terms.keepDays.default(30),
  }),
  gives: AgreementView,
  refuses: ['MATCHING_NO_NODE', 'MATCHING_TERMS_WRONG'],
});

export const takeAgreement = route('matching.take-agreement', 'POST /matching/agreement-files', {
  says: 'Takes the file of an agreement from a partner: the terms, or more signatures under terms that are here.',
  may: 'write matching',
  takes: z.object({}),
  gives: AgreementView,
  upload: { types: ['application/json', 'application/octet-stream'], maxBytes: 256 * 1024 },
  refuses: ['MATCHING_NO_NODE', 'MATCHING_FILE_UNREADABLE', 'MATCHING_TERMS_WRONG', 'MATCHING_SIGNATURE_WRONG'],
});

export const signAgreement = route('matching.sign-agreement', 'POST /matching/agreements/:agreementId/signature', {
  says: 'Signs the terms for the organisation, and says under which recipient a release names each partner.',
  may: 'approve matching',
  stepUp: true,
  takes: z.object({ agreementId: Id, recipients: z.record(PartyId, Id).default({}) }),
  gives: AgreementView,
  refuses: ['MATCHING_AGREEMENT_NOT_FOUND', 'MATCHING_AGREEMENT_OVER', 'MATCHING_RECIPIENTS_MISSING'],
});

export const endAgreement = route('matching.end-agreement', 'POST /matching/agreements/:agreementId/end', {
  says: 'Ends the agreement for this organisation: no round starts any more, and those that run are stopped at their next step.',
  may: 'approve matching',
  takes: z.object({ agreementId: Id }),
  gives: AgreementView,
  refuses: ['MATCHING_AGREEMENT_NOT_FOUND', 'MATCHING_AGREEMENT_OVER'],
});

export const listAgreements = route('matching.agreements', 'GET /matching/agreements', {
  says: 'The agreements of the organisation, newest first.',
  may: 'read matching',
  takes: z.object({}),
  gives: z.object({ agreements: z.array(AgreementView) }),
});

export const openAgreement = route('matching.agreement', 'GET /matching/agreements/:agreementId', {
  says: 'One agreement, who has signed it, and how many rounds are left this year.',
  may: 'read matching',
  takes: z.object({ agreementId: Id }),
  gives: AgreementView,
  refuses: ['MATCHING_AGREEMENT_NOT_FOUND'],
});

export const agreementFile = route('matching.agreement-file', 'GET /matching/agreements/:agreementId/file', {
  says: 'The terms and the signatures so far, as a file for the partners.',
  may: 'read matching',
  takes: z.object({ agreementId: Id }),
  gives: { file: ['application/json'] },
  refuses: ['MATCHING_AGREEMENT_NOT_FOUND'],
});
