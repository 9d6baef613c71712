export interface Outbox {
  org_id: string;
  id: string;
  template: string;
  may: string;
  language: 'en' | 'es';
  subject: string;
  recipient: Uint8Array;
  body: Uint8Array | null;
  state: 'waiting' | 'sent' | 'failed' | 'not-configured' | 'sent-by-hand';
  reason: string | null;
  created_at: string;
  sent_at: string | null;
}

export type Tables = { 'mail.outbox': Outbox };
