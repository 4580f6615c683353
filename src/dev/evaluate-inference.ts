/**
 * `npm run evaluate:inference [-- --corpus DIR] [--misses]` holds the inference of identifiers against specs that people
 * wrote: is the operation that feeds an identifier in a spec the one that would have been proposed? What a spec says is
 * never used for proposals about its own operation.
 */
import { existsSync } from 'node:fs'
import { NodeHost } from '../node/node-host.ts'
import { InferenceTrial, type Learning, type TrialOutcome } from './inference-trial.ts'
import { projectConfig } from './project-config.ts'
import { readToolArguments } from './tool-arguments.ts'

/** Lower bounds of the bands in which scores are told, the highest first. */
const BANDS = [130, 100, 80, 60, 35, 0]

const LEARNING: readonly Learning[] = ['nothing', 'other specs', 'other domains']

const USAGE = `npm run evaluate:inference -- [options]
  --corpus FOLDER  the project whose specs are looked at (default: ../shared/corpus/hub)
  --misses         list what would have been proposed otherwise`

const { values } = readToolArguments(USAGE, {
  corpus: { type: 'string', default: '../shared/corpus/hub' },
  misses: { type: 'boolean', default: false },
})

if (existsSync(values.corpus)) {
  const trial = await InferenceTrial.read(new NodeHost(values.corpus), await projectConfig(values.corpus))
  const tested = trial.cases.filter((each) => each.tested).length
  console.log(`Identifiers of hand-written specs whose source is known: ${tested} of test requests,`)
  console.log(`${trial.cases.length - tested} of the prerequisites before them.\n`)
  console.log('                  test requests               all steps')
  console.log('learned from      first    row or top five    first    row or top five')
  for (const learning of LEARNING) console.log(summary(learning, trial.run(learning)))
  const outcomes = trial.run('other specs').filter((outcome) => outcome.trial.tested)
  console.log('\nscore of the first   identifiers   it is the person’s   in the row or top five')
  for (const line of calibration(outcomes)) console.log(line)
  if (values.misses) for (const line of misses(outcomes)) console.log(line)
} else {
  console.log(`There is no corpus at ${values.corpus}: nothing was evaluated.`)
}

function summary(learning: Learning, outcomes: readonly TrialOutcome[]): string {
  const shares = [outcomes.filter(({ trial }) => trial.tested), outcomes].map((some) => {
    const first = some.filter(({ rank }) => rank === 1).length
    const reach = some.filter(({ inReach }) => inReach).length
    return `${share(first, some.length)}              ${share(reach, some.length)}`
  })
  return `${learning.padEnd(16)}  ${shares.join('    ')}`
}

function* calibration(outcomes: readonly TrialOutcome[]): Generator<string> {
  let above = Infinity
  for (const bound of BANDS) {
    const limit = above
    const inBand = outcomes.filter(
      ({ candidates: [best] }) => best !== undefined && best.score >= bound && best.score < limit,
    )
    const first = inBand.filter(({ rank }) => rank === 1).length
    const reach = inBand.filter(({ inReach }) => inReach).length
    const name = above === Infinity ? `${bound} and more` : `${bound} to ${above - 1}`
    yield `${name.padEnd(19)}  ${String(inBand.length).padStart(11)}   ${share(first, inBand.length).padStart(18)}   ${share(reach, inBand.length).padStart(22)}`
    above = bound
  }
  const none = outcomes.filter(({ candidates }) => candidates.length === 0).length
  yield `${'no candidate'.padEnd(19)}  ${String(none).padStart(11)}`
}

function* misses(outcomes: readonly TrialOutcome[]): Generator<string> {
  for (const { trial, rank, candidates } of outcomes) {
    if (rank === 1) continue
    yield `\n${trial.spec}\n  ${trial.consumer.in} ${trial.consumer.trail.join('.')} of ${trial.consumer.operation.identity}`
    yield `  ${trial.source}: ${[...trial.chosen].join(', ')} (rank ${rank ?? 'none'})`
    const shown = candidates.filter((each, index) => index < 3 || trial.chosen.has(each.operation.identity))
    for (const { operation, jsonPath, score, evidence } of shown) {
      yield `    ${score} ${operation.identity} ${jsonPath}: ${evidence.map(({ points, reason }) => `${points} ${reason}`).join('; ')}`
    }
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`.padStart(5)
}
