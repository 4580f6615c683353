import {
  endpointOf,
  type SyntheticAction,
  type SyntheticCollection,
  type SyntheticField,
  type SyntheticResource,
  type SyntheticService,
} from './synthetic-api.ts'
import { documentPath, exampleOf } from './synthetic-document.ts'

/** Path of the spec of an operation in the repository. */
export function specPath(service: SyntheticService, action: SyntheticAction, resource: SyntheticResource): string {
  const [method, path] = endpointOf(action, resource)
  return `specs/${service.domain}/${method.toLowerCase()}${path.replaceAll('/', '_').replaceAll(/[{}]/g, '')}.md`
}

/** A spec as a careful person writes one: prerequisites, a table of identifiers, a request, its parameters. */
export function syntheticSpec(service: SyntheticService, action: SyntheticAction, resource: SyntheticResource): string {
  const { noun, plural } = resource
  const sought = soughtFor(action, resource)
  const lines = [
    ...frontmatter(service, action, resource),
    '',
    `# ${capital(action)} ${action === 'list' ? plural : `one of the ${plural}`}`,
    '',
    '## Summary',
    '',
    `Shows that the ${noun} service can ${action} what it keeps, with a staff token and nothing prepared by hand. What is`,
    'compared is the status alone; the shape of the answer is what the document says, and is looked at when it changes.',
    '',
    ...prerequisites(sought),
    ...uidTable(sought),
    '## Test Request',
    '',
    ...testRequest(action, resource),
    '',
    ...parameters(action, resource),
    '## Response Codes',
    '',
    '| Status | Meaning |',
    '|--------|---------|',
    `| ${action === 'create' ? 201 : 200} | It worked |`,
    '| 401 | The token is missing or has expired |',
    '',
    '## Notes',
    '',
    `- The first of the ${plural} will do: none of them is special, and **none is changed** in a way that others notice.`,
    `- See \`GET ${resource.path}\` for how to find one by its title.`,
  ]
  return `${lines.join('\n')}\n`
}

/** An identifier that the request needs, and the collection of which the first record has it. */
interface Sought {
  readonly name: string
  readonly from: SyntheticCollection
}

function soughtFor(
  action: SyntheticAction,
  { idName, linkName, linked, ...collection }: SyntheticResource,
): readonly Sought[] {
  return [
    ...(action === 'list' || action === 'create' ? [] : [{ name: idName, from: collection }]),
    ...(action === 'create' || action === 'update' ? [{ name: linkName, from: linked }] : []),
  ]
}

function frontmatter(
  service: SyntheticService,
  action: SyntheticAction,
  resource: SyntheticResource,
): readonly string[] {
  return [
    '---',
    `endpoint: ${endpointOf(action, resource).join(' ')}`,
    `swagger: ${documentPath(service)}`,
    `domain: ${service.domain}`,
    `tags: [${resource.plural}]`,
    'status: verified',
    'savedAt: 2026-01-12T09:30:00Z',
    'verifiedAt: 2026-02-02T16:05:00Z',
    `timesReused: ${service.index % 3}`,
    'tokens: [staff]',
    '---',
  ]
}

function prerequisites(sought: readonly Sought[]): readonly string[] {
  if (sought.length === 0) return ['## Prerequisites', '', 'None required for this endpoint.', '']
  const steps = sought.map(({ name, from }) => [
    `  - id: find_${name}`,
    `    description: "Any of the ${from.plural} will do"`,
    '    method: GET',
    `    path: "${from.path}"`,
    '    token: staff',
    '    params:',
    '      per_page: "1"',
    '    extract:',
    `      ${name}: "$.data.${from.plural}[0].uid"`,
    '    expect:',
    '      status: [200]',
    '    onFail: abort',
  ])
  return ['## Prerequisites', '', '```yaml', 'steps:', steps.map((step) => step.join('\n')).join('\n\n'), '```', '']
}

function uidTable(sought: readonly Sought[]): readonly string[] {
  if (sought.length === 0) return []
  return [
    '## UID Resolution Procedure',
    '',
    '| UID Field | GET Endpoint | Extract From | Create Fresh | Cleanup |',
    '|-----------|--------------|--------------|--------------|---------|',
    ...sought.map(
      ({ name, from }) => `| ${name} | GET ${from.path} | data.${from.plural}[0].uid | POST ${from.path} | - |`,
    ),
    '',
    '### Resolution Steps',
    '',
    ...sought.flatMap(({ name, from }) => [
      `**${name}**:`,
      `1. Call \`GET ${from.path}\``,
      `2. Extract from response: \`data.${from.plural}[0].uid\``,
      `3. If empty, create via \`POST ${from.path}\``,
      '',
    ]),
  ]
}

function testRequest(action: SyntheticAction, resource: SyntheticResource): readonly string[] {
  const [method, path] = endpointOf(action, resource)
  return [
    '```yaml',
    'steps:',
    `  - id: ${action}_${resource.noun}`,
    `    description: "The request that this spec is about"`,
    `    method: ${method}`,
    `    path: "${path.replace('{', '{{').replace('}', '}}')}"`,
    '    token: staff',
    ...(action === 'list' ? ['    params:', '      page: "1"', '      per_page: "10"'] : []),
    ...(action === 'create' || action === 'update' ? bodyOf(resource) : []),
    '    expect:',
    `      status: [${action === 'create' ? 201 : 200}]`,
    '```',
  ]
}

function bodyOf({ fields, linkName }: SyntheticResource): readonly string[] {
  return [
    '    body:',
    `      ${linkName}: "{{${linkName}}}"`,
    // In JSON's notation, which is YAML's for what stands in one line.
    ...fields.map((field) => `      ${field.name}: ${JSON.stringify(exampleOf(field))}`),
  ]
}

function parameters(action: SyntheticAction, resource: SyntheticResource): readonly string[] {
  const { noun, plural, idName, linkName, linked, fields } = resource
  const head = ['| Parameter | Type | Required | Description |', '|-----------|------|----------|-------------|']
  const tables = [
    ...(action === 'list'
      ? [
          ['### Query Parameters', '', ...head],
          ['| page | integer | No | Page to return, counted from 1 |'],
          [`| per_page | integer | No | Number of ${plural} on a page |`, ''],
        ]
      : []),
    ...(action === 'list' || action === 'create'
      ? []
      : [['### Path Parameters', '', ...head, `| ${idName} | string | Yes | Identifier of the ${noun} |`, '']]),
    ...(action === 'create' || action === 'update'
      ? [
          [
            '### Body Parameters',
            '',
            ...head,
            `| ${linkName} | string | Yes | The ${linked.noun} that it belongs to |`,
          ],
          [...fields.map(bodyRow), ''],
        ]
      : []),
  ]
  return tables.length === 0 ? [] : ['## Parameters Reference', '', ...tables.flat()]
}

function bodyRow({ name, kind, required, description }: SyntheticField): string {
  const types = { 'date-time': 'string', choice: 'string', labels: 'array', address: 'object' } as const
  const type = kind === 'date-time' || kind === 'choice' || kind === 'labels' || kind === 'address' ? types[kind] : kind
  return `| ${name} | ${type} | ${required ? 'Yes' : 'No'} | ${description} |`
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}
