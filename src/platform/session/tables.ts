export type Way = 'passkey' | 'password' | 'recovery code' | 'link' | 'provider';

export interface Session {
  id: string;
  person_id: string;
  org_id: string | null;
  token_hash: Uint8Array;
  way: Way;
  agent: string;
  proved_at: string | null;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

export interface Passkey {
  id: string;
  person_id: string;
  credential_id: string;
  public_key: Uint8Array;
  counter: number;
  transports: string[];
  name: string;
  synced: boolean;
  created_at: string;
  last_used_at: string | null;
}

export interface Password {
  person_id: string;
  hash: string;
  set_at: string;
}

export interface RecoveryCode {
  person_id: string;
  code_hash: Uint8Array;
  created_at: string;
  used_at: string | null;
}

export interface Identity {
  id: string;
  person_id: string;
  provider: string;
  issuer: string;
  subject: string;
  created_at: string;
  last_used_at: string | null;
}

export interface ApiToken {
  org_id: string;
  id: string;
  person_id: string;
  name: string;
  token_hash: Uint8Array;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
}

export interface SignInLink {
  token_hash: Uint8Array;
  person_id: string;
  mailed: boolean;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface KnownDevice {
  person_id: string;
  device_hash: Uint8Array;
  last_used_at: string;
}

export interface Ceremony {
  id: Uint8Array;
  kind: string;
  person_id: string | null;
  device_hash: Uint8Array | null;
  data: Record<string, string>;
  expires_at: string;
}

export interface Attempt {
  key: Uint8Array;
  failures: number;
  last_at: string;
  open_at: string;
}

export interface Pepper {
  id: number;
  key: Uint8Array;
}

export type Tables = {
  'session.session': Session;
  'session.passkey': Passkey;
  'session.password': Password;
  'session.recovery_code': RecoveryCode;
  'session.identity': Identity;
  'session.api_token': ApiToken;
  'session.sign_in_link': SignInLink;
  'session.known_device': KnownDevice;
  'session.ceremony': Ceremony;
  'session.attempt': Attempt;
  'session.pepper': Pepper;
};
