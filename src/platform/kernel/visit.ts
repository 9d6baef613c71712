/** What the door knows of one request, and what an act may answer beside its data. Jobs and the command line have none (`noVisit`). */
export interface Visit {
  /** Where the request came from, as far as the door knows. Never kept in clear. */
  readonly address: string | null;
  /** The browser's own description of itself. */
  readonly agent: string | null;
  /** The address people typed, e.g. `https://fourfold.example`. */
  readonly origin: string;
  /** The secret that this browser keeps, so that it is known when it comes back. */
  readonly device: string | null;
  /** Gives the browser a session to keep, or takes it away. */
  setSession(token: string | null): void;
  setDevice(secret: string): void;
  /** The request as it came, for acts that check a signature over it; null where there was none. */
  readonly request: { readonly method: string; readonly path: string; header(name: string): string | undefined } | null;
}

export const noVisit: Visit = {
  address: null,
  agent: null,
  origin: 'http://localhost',
  device: null,
  setSession: () => {},
  setDevice: () => {},
  request: null,
};
