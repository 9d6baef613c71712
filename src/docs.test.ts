import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { generatedDocs } from '../scripts/docs.ts';
import { projectRoot } from './platform/config/root.ts';
import { nodesIn, parse } from './testing/walls/syntax.ts';

const docs = join(projectRoot, 'docs');

describe('the generated pages', () => {
  it.each([...generatedDocs()])('docs/%s is what the code says; if not: npm run docs', (name, text) => {
    const file = join(docs, name);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : `docs/${name} is missing: npm run docs`).toBe(text);
  });
});

// The parts of OpenAPI 3.1 that we use, closed, so that a slip of the pen is an error.
const Schema = z.looseObject({}).or(z.boolean());
const Content = z.record(
  z.string().regex(/^[\w.+-]+\/[\w.+*-]+(; [\w-]+=[\w-]+)*$/),
  z.strictObject({ schema: Schema }),
);
const Operation = z.strictObject({
  operationId: z.string().min(1),
  tags: z.array(z.string()),
  summary: z.string().min(1),
  description: z.string(),
  parameters: z.array(
    z.strictObject({
      name: z.string(),
      in: z.enum(['path', 'query', 'header', 'cookie']),
      required: z.boolean(),
      schema: Schema,
      description: z.string().optional(),
    }),
  ),
  requestBody: z.strictObject({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({ description: z.string(), content: Content.optional() }),
  ),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'put', 'post', 'delete']), Operation)),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[\w.-]+$/), Schema),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.enum(['apiKey', 'http']) })),
  }),
  security: z.array(z.record(z.string(), z.array(z.string()))),
});

describe('docs/openapi.json', () => {
  const text = generatedDocs().get('openapi.json') as string;
  const api = Document.parse(JSON.parse(text));
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, operation: operation as z.infer<typeof Operation> })),
  );

  it('is an OpenAPI 3.1 document in which every reference leads somewhere', () => {
    const references = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, to]) => to as string);
    const known = Object.keys(api.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(references.filter((to) => !known.includes(to))).toEqual([]);
  });

  it('names every act once, and every parameter of a path', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const told = operation.parameters.filter((parameter) => parameter.in === 'path');
      expect(told.map(({ name }) => name).sort(), path).toEqual(inPath.sort());
      expect(
        told.every(({ required }) => required),
        path,
      ).toBe(true);
    }
  });
});

describe('what the pages say', () => {
  const pages = [
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_STYLE.md'].map((name) => join(projectRoot, name)),
    ...readdirSync(docs, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(docs, name)),
  ];

  it('links only to files that are there', () => {
    const broken = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, to]) => to as string)
        .filter((to) => !existsSync(join(dirname(page), decodeURI(to))))
        .map((to) => `${relative(projectRoot, page)} -> ${to}`),
    );
    expect(broken).toEqual([]);
  });

  it('proves each line of the security page by a test that stands where the page says, under the name it says', () => {
    const lines = readFileSync(join(docs, 'security.md'), 'utf8').matchAll(/`(src\/[^`]+\.test\.tsx?)` "([^"]+)"/g);
    const wrong = [...lines].flatMap(([, file, name]) => {
      const path = join(projectRoot, file as string);
      if (!existsSync(path)) return [`${file} is not there`];
      const titles = [...nodesIn(parse(path, readFileSync(path, 'utf8')))].map(({ value }) => value);
      return titles.includes(name) ? [] : [`${file} has no test "${name}"`];
    });
    expect(wrong).toEqual([]);
  });
});
