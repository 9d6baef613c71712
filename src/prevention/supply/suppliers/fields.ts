/** What a column of a table of suppliers may hold. */
export const fields = [
  'id',
  'name',
  'address',
  'postalCode',
  'country',
  'goods',
  'phone',
  'lat',
  'lng',
  'parent',
  'os-id',
  'gln',
  'lei',
  'uscc',
] as const;
export type Field = (typeof fields)[number];
