import type { Parts } from '../kernel/index.ts';
import { auditErrors } from './contract.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { readHead } from './read-head.ts';
import { verifyTrail } from './verify-trail.ts';

export const auditParts: Parts = {
  useCases: [listAudit, readHead, verifyTrail, exportAudit],
  errors: auditErrors,
  messages: { en, es },
  packKinds: [],
};
