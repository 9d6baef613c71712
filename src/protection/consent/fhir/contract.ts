import { z } from 'zod';
import { Direction, RecordClass } from '../../../engines/consent/index.ts';
import { Id, Instant, route } from '../../../platform/contract/index.ts';

export const releaseFhir = route('consent.fhir', 'GET /consent/releases/:releaseId/fhir', {
  says: 'A release as an HL7 FHIR 4.0.1 Consent. The signature stays here.',
  may: 'read release',
  takes: z.object({ releaseId: Id }),
  gives: { file: ['application/fhir+json'] },
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const checkFhir = route('consent.check-fhir', 'POST /consent/fhir-checks', {
  says: 'Reads a FHIR Consent of another system as a proposal, and says what keeps it from being a release. Nothing is kept, nothing opens.',
  may: 'write release',
  takes: z.object({ resource: z.record(z.string(), z.unknown()) }),
  gives: z.object({
    proposal: z.object({
      recipient: z.string().optional(),
      purpose: z.string().optional(),
      direction: Direction.optional(),
      classes: z.array(RecordClass).optional(),
      fields: z.array(z.string()).optional(),
      startsAt: Instant.optional(),
      expiresAt: Instant.optional(),
    }),
    problems: z.array(z.object({ field: z.string(), code: z.string(), says: z.string() })),
  }),
});
