import { z } from 'zod';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { whereOf } from '../../../platform/kernel/index.ts';
import { fieldRules } from '../catalogue/record-fields.ts';
import { answerOf } from './answer.ts';
import { DecideRequest } from './decide-request.ts';

const requestIn = (bytes: Uint8Array, file: string): DecideRequest => {
  const place = (where: object) => [{ file, ...where }];
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('CONSENT_REQUEST_NOT_JSON', {}, place({}));
  }
  const parsed = DecideRequest.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = whereOf(parsed.error).map((one) => ({ file, ...one }));
  throw new Refusal('CONSENT_REQUEST_INVALID', { count: where.length }, where);
};

const consentDecide: Command = {
  name: 'consent decide',
  says: 'cli.consent.decide',
  args: ['FILE'],
  run: async (context, [file = '']) => {
    const { t, clock } = context;
    const asked = requestIn((await context.readFile(file)).bytes, file);
    const now = asked.now ?? clock.now();
    const catalogue = asked.catalogue
      ? new Map(asked.catalogue.map((rule) => [rule.id, rule]))
      : fieldRules(await context.packs(), now.slice(0, 10));
    const data = answerOf(asked, catalogue, now);
    const rows = [
      ...data.allowed.map((field) => [field, t('cli.consent.allowed'), '']),
      ...data.refused.map(({ field, reason }) => [field, t('cli.consent.stays'), t(`consent.reason.${reason}`)]),
    ];
    const header = [t('cli.consent.column.field'), t('cli.consent.column.answer'), t('cli.consent.column.why')];
    const until = data.accessUntil ? t('cli.consent.until', { until: data.accessUntil }) : t('cli.consent.nothing');
    return { data, text: `${textTable(header, rows)}\n\n${until}` };
  },
};

const consentSchema: Command = {
  name: 'consent schema',
  says: 'cli.consent.schema',
  run: async () => {
    const data = z.toJSONSchema(DecideRequest, { io: 'input' });
    return { data, text: JSON.stringify(data, null, 2) };
  },
};

export const consentCommands: readonly Command[] = [consentDecide, consentSchema];
