import type { FastifyRequest } from 'fastify';
import type { Language } from '../actor/index.ts';

/** The language the request names itself: `?lang=es`, else the one chosen on the page. */
export const askedLanguage = (request: FastifyRequest): Language | null => {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang ?? request.cookies?.['fourfold-lang'];
  return asked === 'es' || asked === 'en' ? asked : null;
};

/** Ours that the header ranks highest: `de, es;q=0.8, en;q=0.5` is Spanish. */
const accepted = (header: string): Language | undefined =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const weight = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1);
      return { language: tag.split('-')[0], weight };
    })
    .filter((one): one is { language: Language; weight: number } => one.language === 'en' || one.language === 'es')
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.language;

/** The language asked for, else the one of ours that Accept-Language ranks highest, else English. */
export const languageOf = (request: FastifyRequest): Language =>
  askedLanguage(request) ?? accepted(request.headers['accept-language'] ?? '') ?? 'en';
