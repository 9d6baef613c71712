import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route } from '../../../platform/contract/index.ts';

const Site = z.object({
  id: z.string(),
  name: z.string(),
  names: z.array(z.string()),
  country: z.string(),
  address: z.string(),
  state: z.enum(['open', 'closed', 'merged']),
  mergedInto: z.string().nullable(),
});
const SiteId = z.string().min(1).max(120);
/** Where something that came while two sites were one belongs. */
const Side = z.enum(['stays', 'leaves', 'both']);
export const undoSides = Side.options;
const Done = z.object({ eventId: Id, siteId: z.string() });

export const listSites = route('supply.sites', 'GET /supply/sites', {
  says: 'The sites of the registry by name, open and closed ones; those that went into another only where they are asked for.',
  may: 'read supply',
  takes: Paging.extend({ text: z.string().max(200).optional(), state: Site.shape.state.optional() }),
  gives: pageOf(Site),
});

export const openSite = route('supply.site', 'GET /supply/sites/:siteId', {
  says: 'One site: its suppliers, the sites that went into it, what was merged, parted and undone. The id of a merged site leads to the one it went into.',
  may: 'read supply',
  takes: z.object({ siteId: SiteId }),
  gives: Site.extend({
    postalCode: z.string(),
    phone: z.string(),
    lat: z.number().nullable(),
    lng: z.number().nullable(),
    inXinjiang: z.boolean().nullable(),
    identifiers: z.array(
      z.object({
        type: z.enum(['os-id', 'gln', 'lei', 'uscc', 'other']),
        value: z.string(),
        check: z.enum(['valid', 'invalid', 'unchecked']),
      }),
    ),
    suppliers: z.array(z.object({ id: Id, name: z.string(), address: z.string() })),
    merged: z.array(z.object({ id: z.string(), name: z.string() })),
    history: z.array(
      z.object({
        id: Id,
        kind: z.enum(['merge', 'split', 'undo', 'close', 'open', 'place']),
        sites: z.array(z.string()),
        others: z.array(z.object({ id: z.string(), name: z.string() })),
        why: z.string(),
        by: z.string(),
        at: Instant,
        undone: z.boolean(),
      }),
    ),
    /** What undo would take back, and what came since a merge: of each the person says where it belongs. null: nothing can be taken back. */
    undo: z
      .object({
        kind: z.enum(['merge', 'split']),
        stays: z.object({ id: z.string(), name: z.string() }),
        leaves: z.object({ id: z.string(), name: z.string() }),
        since: z.array(
          z.object({ fact: z.string(), what: z.string(), says: z.string(), likely: Side, alone: z.boolean() }),
        ),
      })
      .nullable(),
  }),
  refuses: ['SUPPLY_SITE_NOT_FOUND'],
});

export const mergeSites = route('supply.merge-sites', 'POST /supply/sites/:siteId/merges', {
  says: 'Other sites go into this one, all or none. Their ids lead here from now on, their names go on matching.',
  may: 'write supply',
  takes: z.object({ siteId: SiteId, others: z.array(SiteId).min(1).max(100), why: Line(1000) }),
  gives: Done,
  refuses: ['SUPPLY_SITE_NOT_FOUND', 'SUPPLY_SITE_ITSELF'],
});

export const splitSite = route('supply.split-site', 'POST /supply/sites/:siteId/splits', {
  says: 'Some suppliers of a site become a site of their own. The two are never merged by the machine again.',
  may: 'write supply',
  takes: z.object({ siteId: SiteId, suppliers: z.array(Id).min(1).max(500), why: Line(1000) }),
  gives: Done,
  refuses: ['SUPPLY_SITE_NOT_FOUND', 'SUPPLY_SPLIT_UNFIT'],
});

export const undoSite = route('supply.undo-site', 'POST /supply/sites/:siteId/undo', {
  says: 'Takes the last merge or split of a site back, and only that: what came since stays. Where two sites part, `since` says to which of them each fact of `undo.since` belongs.',
  may: 'write supply',
  takes: z.object({
    siteId: SiteId,
    why: Line(1000),
    since: z
      .array(z.object({ fact: z.string().min(1).max(200), side: Side }))
      .max(5000)
      .default([]),
  }),
  gives: Done,
  refuses: ['SUPPLY_SITE_NOT_FOUND', 'SUPPLY_NOTHING_TO_UNDO', 'SUPPLY_UNDO_LATER', 'SUPPLY_UNDO_UNDECIDED'],
});

export const closeSite = route('supply.close-site', 'POST /supply/sites/:siteId/state', {
  says: 'Says that a site is closed, or open again. It goes on matching, for its past is not over.',
  may: 'write supply',
  takes: z.object({ siteId: SiteId, closed: z.boolean(), why: Line(1000) }),
  gives: Done,
  refuses: ['SUPPLY_SITE_NOT_FOUND'],
});

const Place = z.object({ name: z.string(), address: z.string(), country: z.string() });

export const sitePairs = route('supply.site-pairs', 'GET /supply/site-pairs', {
  says: 'Pairs that may be one site, the surest first: those that wait, those that were answered, or those that nobody is asked about because their numbers disagree.',
  may: 'read supply',
  takes: Paging.extend({
    state: z.enum(['open', 'same', 'different', 'unasked']).default('open'),
    text: z.string().max(200).optional(),
  }),
  gives: pageOf(
    z.object({
      pair: z.string(),
      a: Place.extend({ site: z.string() }),
      b: Place.extend({ site: z.string() }),
      score: z.number(),
      reasons: z.array(z.string()),
      why: z.string().nullable(),
    }),
  ).extend({
    /** From the first the machine makes one site of two, from the second a person is asked; 0 to 1. */
    thresholds: z.object({ same: z.number(), possible: z.number() }),
  }),
});

export const pairStates = ['open', 'unasked', 'same', 'different'] as const;

export const decidePairs = route('supply.decide-pairs', 'POST /supply/site-pairs', {
  says: 'Answers for one pair or many at once: the same site, and they are merged, or not. It is never asked again.',
  may: 'write supply',
  takes: z.object({
    pairs: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .min(1)
      .max(500),
    same: z.boolean(),
    why: Line(1000),
  }),
  gives: z.object({ merged: z.number().int(), kept: z.number().int() }),
  refuses: ['SUPPLY_PAIR_NOT_FOUND'],
});

export const pairsFile = route('supply.pairs-file', 'GET /supply/site-pairs/file', {
  says: 'The pairs that a person said are not one site, as CSV.',
  may: 'export supply',
  takes: z.object({}),
  gives: { file: ['text/csv; charset=utf-8'] },
});
