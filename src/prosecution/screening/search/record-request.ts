import { nameOf } from '../../../platform/accounts/index.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import type { CivilDate, Id } from '../../../platform/contract/index.ts';
import { insertMany, json, type Tx } from '../../../platform/db/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { canonicalJson } from '../../../platform/packs/canonical.ts';
import { screening } from '../queries.ts';
import type { Purpose, SubjectGiven } from '../shapes.ts';
import type { CandidateRow, Tables } from '../tables.ts';
import { type Directory, gravityOf, keyOf } from './cards.ts';
import { config } from './config.ts';
import type { HitView, ListUsed } from './contract.ts';

/**
 * What a screening found, without times and random ids: the same subject on the same lists with the same settings gives the same bytes,
 * whoever asks and whenever.
 */
export interface Body {
  readonly subject: SubjectGiven;
  readonly role: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly asOf: CivilDate | null;
  readonly config: string;
  readonly lists: readonly { readonly list: string; readonly date: string; readonly sha256: string }[];
  readonly hits: readonly HitView[];
  /** For each hit: the hash of everything the lists say of the party. */
  readonly parties: readonly string[];
}

export interface Screened {
  readonly id: Id;
  readonly subject: SubjectGiven;
  readonly subjectHash: string;
  readonly hits: readonly HitView[];
  readonly batchRow?: number;
}

export interface Asked {
  readonly role: string;
  readonly purpose: Purpose;
  readonly legalBasis: string;
  readonly lists: readonly ListUsed[];
  readonly asOf: CivilDate | null;
  readonly origin: 'person' | 'batch' | 'watch';
  readonly batchId?: Id;
  readonly watchId?: Id;
  /** Whose key seals the body: the request's own where nothing is said. */
  readonly keyId?: Id;
}

/** The subject as text for its fingerprint: another birth date is another question. */
export const subjectText = (subject: SubjectGiven): string =>
  canonicalJson({ ...subject, name: subject.name.normalize('NFKC') });

export const subjectField = 'screening.subject';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const subjectHashes = async (
  tx: Tx,
  { vault }: Kernel,
  orgId: Id,
  subjects: readonly SubjectGiven[],
): Promise<string[]> => (await vault.blindAll(tx, orgId, subjectField, subjects.map(subjectText))).map(hex);

export const bodyOf = (
  asked: Asked,
  { subject, hits }: Pick<Screened, 'subject' | 'hits'>,
  directory: Directory,
): Body => ({
  subject,
  role: asked.role,
  purpose: asked.purpose,
  legalBasis: asked.legalBasis,
  asOf: asked.asOf,
  config,
  lists: asked.lists.map(({ list, version }) => ({ list, date: version.date, sha256: version.sha256 })),
  hits,
  parties: hits.map(
    (hit) =>
      directory.party(
        keyOf(hit),
        asked.lists.map(({ list }) => list),
      )?.hash ?? '',
  ),
});

/** RFC 8785 text and its hash. */
export const sealable = (body: Body): { text: string; sha256: string } => {
  const text = canonicalJson(body);
  return { text, sha256: sha256(text) };
};

export const bodyPlace = (orgId: Id, keyId: Id, requestId: Id) =>
  ({ orgId, subjectId: keyId, address: `screening.request.body_sealed/${requestId}` }) as const;

export interface Recorded {
  readonly requestId: Id;
  readonly bodySha256: string;
  readonly candidates: readonly {
    readonly n: number;
    readonly state: CandidateRow['state'];
    readonly decisionId: Id | null;
  }[];
}

interface Standing {
  readonly id: Id;
  readonly subject_hash: string;
  readonly list_id: string;
  readonly source_id: string;
  readonly party_hash: string;
}

/** The decisions that still hold: a false match of this very subject with this very content of this very entry. */
const falseMatches = async (tx: Tx, orgId: Id, hashes: readonly string[]): Promise<ReadonlyMap<string, Id>> => {
  if (hashes.length === 0) return new Map();
  const rows: Standing[] = await screening(tx)
    .selectFrom('screening.candidate as c')
    .innerJoin('screening.decision as d', (j) =>
      j.onRef('d.org_id', '=', 'c.org_id').onRef('d.id', '=', 'c.decision_id'),
    )
    .select(['d.id', 'd.subject_hash', 'd.list_id', 'd.source_id', 'd.party_hash'])
    .where('c.org_id', '=', orgId)
    .where('c.subject_hash', 'in', [...new Set(hashes)])
    .where('c.state', '=', 'decided')
    .where('c.verdict', '=', 'false-match')
    .orderBy('d.decided_at')
    .execute();
  return new Map(rows.map((row) => [[row.subject_hash, row.list_id, row.source_id, row.party_hash].join(' '), row.id]));
};

/** Keeps questions and answers, sealed, and puts each possible match into the queue, unless it was decided before. */
export const recordRequests = async (
  tx: Tx,
  kernel: Kernel,
  actor: Actor,
  orgId: Id,
  asked: Asked,
  screened: readonly Screened[],
  directory: Directory,
): Promise<Recorded[]> => {
  if (screened.length === 0) return [];
  const { vault, clock } = kernel;
  const now = clock.now();
  const by = await nameOf(tx, actor);
  const bodies = screened
    .map((one) => ({ one, body: bodyOf(asked, one, directory) }))
    .map((both) => ({ ...both, ...sealable(both.body) }));
  const keyOfRequest = (id: Id): Id => asked.keyId ?? id;
  const sealed = await vault.sealAll(
    tx,
    orgId,
    bodies.map(({ one, text, sha256: hash }) => ({
      ...bodyPlace(orgId, keyOfRequest(one.id), one.id),
      plain: Buffer.from(JSON.stringify({ text, sha256: hash })),
    })),
  );
  const rows = bodies.map(({ one }, i) => ({
    org_id: orgId,
    id: one.id,
    origin: asked.origin,
    batch_id: asked.batchId ?? null,
    batch_row: one.batchRow ?? null,
    watch_id: asked.watchId ?? null,
    key_id: keyOfRequest(one.id),
    subject_hash: one.subjectHash,
    role: asked.role,
    purpose: asked.purpose,
    legal_basis: asked.legalBasis,
    lists: json([...asked.lists]),
    as_of: asked.asOf,
    config,
    body_sealed: sealed[i] as Uint8Array,
    hits: one.hits.length,
    requested_by: by,
    requested_by_id: actor.userId,
    requested_at: now,
  }));
  await screening(tx).insertInto('screening.request').values(rows).execute();

  const before = await falseMatches(
    tx,
    orgId,
    screened.map(({ subjectHash }) => subjectHash),
  );
  const candidates = bodies.flatMap(({ one, body }) =>
    one.hits.map((hit, i): CandidateRow => {
      const party = body.parties[i] ?? '';
      const decision = before.get([one.subjectHash, hit.list, hit.sourceId, party].join(' ')) ?? null;
      return {
        org_id: orgId,
        request_id: one.id,
        n: i + 1,
        list_id: hit.list,
        source_id: hit.sourceId,
        party_hash: party,
        subject_hash: one.subjectHash,
        score: Math.round(hit.score * 10_000),
        ofac: Math.round(hit.ofac),
        band: hit.band === 'hit' ? 'hit' : 'review',
        measures: hit.measures,
        gravity: gravityOf(hit.measures),
        state: decision ? 'settled' : 'open',
        verdict: decision ? 'false-match' : null,
        decision_id: decision,
        decided_by_id: null,
        requested_at: now,
      };
    }),
  );
  await insertMany<Tables, 'screening.candidate'>(tx, 'screening.candidate', candidates);
  return bodies.map(({ one, sha256: hash }) => ({
    requestId: one.id,
    bodySha256: hash,
    candidates: candidates
      .filter(({ request_id }) => request_id === one.id)
      .map(({ n, state, decision_id }) => ({ n, state, decisionId: decision_id })),
  }));
};

export const newRequestId = ({ clock, random }: Kernel): Id => newId(clock, random);
