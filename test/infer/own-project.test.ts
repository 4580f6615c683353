import { describe, expect, it } from 'vitest'

import { DEFAULT_CONFIG } from '../../src/config/defaults.ts'
import { explainPlan } from '../../src/infer/explain-plan.ts'
import { IdentifierSources } from '../../src/infer/identifier-sources.ts'
import { inferIdentifiers } from '../../src/infer/infer-identifiers.ts'
import { observeSpec } from '../../src/infer/observed-practice.ts'
import { ProducerIndex } from '../../src/infer/producer-index.ts'
import { NodeHost } from '../../src/node/node-host.ts'
import { Project } from '../../src/project/project.ts'

const project = new Project(new NodeHost('.'), DEFAULT_CONFIG, new Date(0))
const resolve = (method: string, path: string) => project.index.lookup(method, path).declared[0]?.operation

/** The plan for an operation of the project's own swagger, learned from all specs but its own. */
async function planFor(method: string, path: string, learn = true) {
  const operation = resolve(method, path)
  if (operation === undefined) throw new Error(`no ${method} ${path}`)
  const specs = learn ? await Promise.all(project.specPaths.map((each) => project.spec(each))) : []
  const observed = specs
    .filter((spec) => spec?.frontmatter.status?.value === 'verified')
    .flatMap((spec) => (spec === undefined ? [] : observeSpec(spec, resolve)))
    .filter(({ spec }) => spec !== operation.identity)
  const index = new ProducerIndex(project.index.documents)
  return explainPlan(inferIdentifiers(operation, new IdentifierSources(index, { config: DEFAULT_CONFIG, observed })))
}

describe('identifiers of the seed endpoint', () => {
  it.each([
    ['with what other specs teach', true],
    ['from the documents alone', false],
  ])('come from a client and a package, sold to one another: %s', async (_, learn) => {
    const { identifiers, steps } = await planFor('PUT', '/platform/v1/payment/client_packages/cancel_redemption', learn)
    expect(steps.map(({ method, path, extract }) => ({ call: `${method} ${path}`, extract }))).toEqual([
      { call: 'GET /platform/v1/clients', extract: { client_id: '$.data.clients[0].id' } },
      { call: 'GET /platform/v1/payment/packages', extract: { package_id: '$.data.packages[0].id' } },
      {
        call: 'POST /platform/v1/payment/client_packages',
        extract: { payment_status_id: '$.data.client_package.payment_status_id' },
      },
    ])
    expect(identifiers).toMatchObject([
      {
        field: 'payment_status_id',
        in: 'body',
        required: true,
        decision: 'step',
        get: 'GET /platform/v1/payment/client_packages',
        create: 'POST /platform/v1/payment/client_packages',
        cleanup: 'DELETE /platform/v1/payment/client_packages/{client_package_id}',
      },
    ])
  })
})
