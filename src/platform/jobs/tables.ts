import type { Where } from '../contract/index.ts';
import type { MessageValues } from '../errors/index.ts';
import type { Rule } from './schedule/rule.ts';

/** Why an attempt failed, as it can be put in words in any language. */
export interface JobProblem {
  code: string;
  values: MessageValues;
  where: readonly Where[];
}

export interface Job {
  org_id: string;
  id: string;
  kind: string;
  may: string;
  input: unknown;
  key: string | null;
  state: 'waiting' | 'running' | 'done' | 'dead' | 'cancelled';
  attempt: number;
  max_attempts: number;
  run_at: string;
  lease: string | null;
  leased_until: string | null;
  cancel_asked_at: string | null;
  done: number | null;
  total: number | null;
  phase: string | null;
  reason: string | null;
  problem: JobProblem | null;
  result: unknown;
  actor_kind: 'user' | 'link' | 'system';
  actor_id: string | null;
  roles: string[];
  language: 'en' | 'es';
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
}

export interface JobStep {
  org_id: string;
  job_id: string;
  name: string;
  result: unknown;
}

export interface JobBlob {
  org_id: string;
  job_id: string;
  name: string;
  part: number;
  bytes: Uint8Array;
}

export interface JobSchedule {
  org_id: string;
  name: string;
  kind: string;
  input: unknown;
  rule: Rule;
  next_at: string;
  last_at: string | null;
}

export type Tables = {
  'jobs.job': Job;
  'jobs.step': JobStep;
  'jobs.blob': JobBlob;
  'jobs.schedule': JobSchedule;
};
