import { z } from 'zod';
import { commonErrors, isFileOut, Problem } from '../contract/index.ts';
import type { AnyUseCase } from '../kernel/index.ts';
import { httpParts } from './input.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return JSON.parse(JSON.stringify(rest).replaceAll('#/$defs/', '#/components/schemas/'));
};

const parametersOf = (schema: z.ZodObject, where: 'path' | 'query'): object[] => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
};

const file = { schema: { type: 'string', format: 'binary' } };
const filesOf = (types: readonly string[]): object => Object.fromEntries(types.map((type) => [type, file]));

/** The OpenAPI 3.1 document of the given acts. Written to docs/openapi.json and served at /api/openapi.json. */
export const openApi = (useCases: readonly Pick<AnyUseCase, 'route'>[], version: string): object => {
  const paths: Record<string, Record<string, object>> = {};
  const schemas: Record<string, unknown> = { Problem: schemaOf(Problem, 'output') };
  const lift = (schema: Record<string, unknown>): Record<string, unknown> => {
    const { $defs, ...rest } = schema;
    Object.assign(schemas, $defs);
    return rest;
  };

  for (const { route } of useCases) {
    const { params, query, body } = httpParts(route);
    const codes = [...(route.refuses ?? []), ...(route.may === 'anyone' ? [] : ['NOT_SIGNED_IN', 'NOT_PERMITTED'])];
    const requestBody = route.upload
      ? { required: true, content: filesOf(route.upload.types) }
      : Object.keys(body.shape).length > 0
        ? { required: true, content: { 'application/json': { schema: lift(schemaOf(body, 'input')) } } }
        : undefined;
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = {
      operationId: route.name,
      tags: [route.name.split('.')[0]],
      summary: route.says,
      description: `Permission: ${route.may}.${codes.length ? ` May refuse with ${codes.join(', ')}.` : ''}`,
      parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
      ...(requestBody ? { requestBody } : {}),
      responses: {
        200: {
          description: 'Done',
          content: isFileOut(route.gives)
            ? filesOf(route.gives.file)
            : {
                [route.streams ? 'text/event-stream' : 'application/json']: {
                  schema: lift(schemaOf(route.gives, 'output')),
                },
              },
        },
        default: {
          description: 'Refused',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      ...(route.may === 'anyone' ? { security: [] } : {}),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Fourfold', version, description: `Common refusals: ${Object.keys(commonErrors).join(', ')}.` },
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-fourfold' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { token: [] }],
  };
};
