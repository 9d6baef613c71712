import { z } from 'zod';
import { Id, Line, route } from '../../../platform/contract/index.ts';
import { MailAddress } from '../../../platform/mail/contract.ts';

/** Exactly one organisation: one that works on this platform, or one without an account. */
export const Recipient = z
  .union([z.strictObject({ organisationId: Id }), z.strictObject({ externalId: Id })])
  .meta({ id: 'ReleaseRecipient' });
export type Recipient = z.infer<typeof Recipient>;

const About = {
  name: Line(200),
  /** Who is called with the code of a link. */
  contact: Line(200).nullable().default(null),
  email: MailAddress.nullable().default(null),
  phone: Line(60).nullable().default(null),
  /** In which we write to them. */
  language: z.enum(['en', 'es']).default('en'),
};

export const ExternalRecipient = z
  .object({
    id: Id,
    name: z.string(),
    contact: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.enum(['en', 'es']),
  })
  .meta({ id: 'ExternalRecipient' });

export const addRecipient = route('consent.add-recipient', 'POST /consent/recipients', {
  says: 'Adds an organisation without an account here, so that a release can name it.',
  may: 'write release',
  takes: z.object(About),
  gives: z.object({ id: Id }),
});

export const listRecipients = route('consent.recipients', 'GET /consent/recipients', {
  says: 'Organisations a release can name: those on this platform, and those without an account that were added.',
  may: 'write release',
  takes: z.object({}),
  gives: z.object({
    organisations: z.array(z.object({ id: Id, name: z.string() })),
    external: z.array(ExternalRecipient),
  }),
});
