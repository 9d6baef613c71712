const locales = { en: 'en-GB', es: 'es' } as const;

/** A day as people read it: 24 Nov 2026. */
export const dayShown = (day: string, language: 'en' | 'es'): string =>
  new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
