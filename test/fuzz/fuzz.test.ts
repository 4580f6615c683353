import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSeedProjects } from './seed-projects.ts'
import { runTrial } from './trial.ts'

describe('mutants of the specs and documents of this repository', () => {
  // `npm run fuzz` tries as many as there is time for, those of other projects too.
  it(
    'are read without a crash, at the right places, in one order, and fixed for good',
    { timeout: 120_000 },
    async () => {
      const projects = readSeedProjects({ own: true })
      const kinds = new Set<string>()
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (seed) => {
          const { kind, path, complaints } = await runTrial(seed, projects)
          kinds.add(kind)
          expect(complaints, `${kind}, ${path}; npm run fuzz -- --minutes 0 --seed ${seed}`).toEqual([])
        }),
        { numRuns: 150 },
      )
      expect(kinds.size).toBeGreaterThan(5)
    },
  )

  it('are the same for the same seed', async () => {
    const projects = readSeedProjects({ own: true })
    const trials = await Promise.all([7, 7, 8].map((seed) => runTrial(seed, projects)))
    expect(trials[0]).toEqual(trials[1])
    expect(trials[0]).not.toEqual(trials[2])
  })
})
