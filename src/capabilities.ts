/**
 * The one list of the house's rooms. Migrations run in this order; the doors (`server/compose.ts`, `cli/compose.ts`, `web/compose.tsx`)
 * must say for each name what it brings, and the compiler holds them to it.
 */
export const platformRooms = [
  'src/platform/db',
  'src/platform/audit',
  'src/platform/accounts',
  'src/platform/session',
  'src/platform/vault',
  'src/platform/jobs',
  'src/platform/mail',
] as const;

export const capabilities = [
  { name: 'plan', room: 'src/plan', pillar: null },
  { name: 'consent', room: 'src/protection/consent', pillar: 'protection' },
  { name: 'casework', room: 'src/protection/casework', pillar: 'protection' },
  { name: 'supply', room: 'src/prevention/supply', pillar: 'prevention' },
  { name: 'imports', room: 'src/prevention/imports', pillar: 'prevention' },
  { name: 'relief', room: 'src/protection/relief', pillar: 'protection' },
  { name: 'restitution', room: 'src/protection/restitution', pillar: 'protection' },
  { name: 'screening', room: 'src/prosecution/screening', pillar: 'prosecution' },
  { name: 'matching', room: 'src/partnerships/matching', pillar: 'partnerships' },
  { name: 'prevalence', room: 'src/partnerships/prevalence', pillar: 'partnerships' },
] as const satisfies readonly {
  name: string;
  room: string;
  pillar: 'prevention' | 'protection' | 'prosecution' | 'partnerships' | null;
}[];

export type CapabilityName = (typeof capabilities)[number]['name'];

export const migrationRooms: readonly string[] = [...platformRooms, ...capabilities.map((c) => c.room)];
