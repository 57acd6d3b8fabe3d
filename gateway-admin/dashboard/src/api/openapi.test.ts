// @vitest-environment node
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const description = readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8');

it('lints', async () => {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      'operation-description': 'error',
      'operation-singular-tag': 'error',
      'no-invalid-schema-examples': 'error',
      'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: false },
      // Two calls without anything to get wrong have none.
      'operation-4xx-response': 'off',
    },
  });

  const problems = await lintFromString({ source: description, absoluteRef: 'openapi.json', config });

  expect(problems.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer}: ${message}`)).toEqual([]);
});

it('has examples of every request and every good answer', () => {
  const lacking = Object.entries(JSON.parse(description).paths as Record<string, Record<string, Operation>>).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      [operation.requestBody, ...good(operation.responses)]
        .flatMap((part) => Object.entries(part?.content ?? {}))
        .filter(([, body]) => body.example === undefined && body.examples === undefined)
        .map(([type]) => `${method} ${path}: ${type}`),
    ),
  );

  expect(lacking).toEqual([]);
});

interface Body {
  content?: Record<string, { example?: unknown; examples?: unknown }>;
}

interface Operation {
  requestBody?: Body;
  responses: Record<string, Body>;
}

function good(responses: Record<string, Body>): Body[] {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => response);
}
