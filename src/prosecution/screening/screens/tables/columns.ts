/** What a column of a table of names may hold; only the name is needed. */
export const tableFields = ['id', 'name', 'birth', 'country', 'kind', 'identifier', 'role'] as const;

/** Which column holds what, by its heading, as far as a person said so. */
export type TableColumns = Partial<Record<(typeof tableFields)[number], string>>;
