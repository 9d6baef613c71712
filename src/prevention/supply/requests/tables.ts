/** Row types of documents, packages and requests; migrations/0004-requests.sql and 0008-answers.sql are the source of truth. */
import type { AnswerBody, Asks, Named } from './body.ts';

export interface RequestRow {
  org_id: string;
  id: string;
  parent_id: string | null;
  site_id: string | null;
  link_id: string | null;
  named: Named & { readonly material?: string };
  language: 'en' | 'es';
  asks: Asks;
  secret_hash: Uint8Array;
  due_on: string;
  expires_at: string;
  made_by: string | null;
  made_at: string;
  opened_at: string | null;
  revoked_at: string | null;
  named_id: string | null;
  email: string | null;
  reminded_at: string | null;
}

export interface AnswerRow {
  org_id: string;
  request_id: string;
  body: AnswerBody;
  received_at: string;
  state: 'begun' | 'held' | 'accepted' | 'refused';
  decided_by: string | null;
  decided_at: string | null;
  refused_why: 'unreadable' | 'incomplete' | 'does-not-agree' | 'not-about-it' | 'other' | null;
  refused_words: string;
}

export interface GrievanceRow {
  org_id: string;
  id: string;
  request_id: string;
  body_sealed: Uint8Array;
  received_at: string;
}

export interface FileRow {
  org_id: string;
  id: string;
  request_id: string | null;
  type: string | null;
  document_id: string | null;
  name: string;
  media_type: string;
  ending: string;
  size: number;
  sha256: string;
  content_sealed: Uint8Array;
  added_by: string | null;
  added_at: string;
}

export interface DocumentAboutRow {
  org_id: string;
  document_id: string;
  parties: string[];
  reason: string | null;
  changed_by: string | null;
  changed_at: string;
}

export interface PackageRow {
  org_id: string;
  id: string;
  product_id: string;
  on_day: string;
  purpose: 'exception' | 'applicability';
  sha256: string;
  complete: boolean;
  missing: number;
  made_by: string | null;
  made_at: string;
}

export type Tables = {
  'supply.request': RequestRow;
  'supply.answer': AnswerRow;
  'supply.grievance': GrievanceRow;
  'supply.file': FileRow;
  'supply.document_about': DocumentAboutRow;
  'supply.package': PackageRow;
};
