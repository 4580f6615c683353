import {
  type EncodedAnswers,
  type EncodedBases,
  type EncodedNotes,
  type EncodedRun,
  type EncodedWork,
  PARTS,
} from './encoded-run.ts'
import { compareText } from '../../text/compare-text.ts'
import { toNumberLists } from './number-lists.ts'
import { judgementName, type KeptEndpoint, type KeptSpec, type Notes, type RunToKeep } from './run-to-keep.ts'
import { TextTable } from './text-table.ts'

/** A run as lines of JSON, which `KeptRun` reads. */
export function encodeRun(run: RunToKeep): string {
  // By path, so that they can be found as they are gone through.
  const specs = [...run.specs.values()].toSorted((first, second) => compareText(first.judged.path, second.judged.path))
  const numbers = new Map(specs.map((spec, number) => [judgementName(spec.judged.path, spec.run), number]))
  const texts = new TextTable()
  const encoded: EncodedRun = {
    head: {
      run: run.run,
      judgedAt: [...new Map(specs.map((spec) => [spec.run, spec.judgedAt]))],
      documents: texts.all(run.documents),
      files: [...run.files].map(([path, digest]) => [texts.of(path), digest]),
    },
    catalog: encodeCatalog(run.endpoints, texts),
    lookups: {
      paths: texts.all([...run.lookups.keys()]),
      documents: toNumberLists([...run.lookups.values()].map((documents) => texts.all(documents))),
    },
    bases: encodeBases(specs, texts),
    work: encodeWork(specs, texts),
    answers: encodeAnswers(specs),
    told: specs.flatMap(({ judged: { told, suppressed } }, number) =>
      told.length + suppressed.length === 0 ? [] : [[number, told, suppressed] as const],
    ),
    notes: [...run.notes].map(([document, notes]) => [document, notes.map((some) => encodeNotes(some, numbers))]),
    texts: texts.list,
  }
  return PARTS.map((part) => JSON.stringify(encoded[part])).join('\n')
}

function encodeCatalog(endpoints: ReadonlyMap<string, KeptEndpoint>, texts: TextTable): EncodedRun['catalog'] {
  const entries = [...endpoints.values()]
  return {
    paths: texts.all([...endpoints.keys()]),
    digests: texts.all(entries.map(({ digest }) => digest)),
    endpoints: entries.map(({ endpoint }) => (endpoint === undefined ? -1 : texts.of(endpoint))),
  }
}

function encodeBases(specs: readonly KeptSpec[], texts: TextTable): EncodedBases {
  return {
    paths: specs.map(({ judged }) => texts.of(judged.path)),
    digests: specs.map(({ digest }) => texts.of(digest)),
    runs: specs.map(({ run }) => run),
    until: specs.flatMap(({ until }, number) => (Number.isFinite(until) ? [[number, until] as const] : [])),
    everything: specs.flatMap(({ everything }, number) => (everything ? [number] : [])),
    files: toNumberLists(specs.map(({ files }) => texts.all(files))),
    calls: toNumberLists(specs.map(({ calls }) => texts.all(calls))),
    endpoints: toNumberLists(specs.map(({ endpoints }) => texts.all(endpoints))),
  }
}

function encodeWork(specs: readonly KeptSpec[], texts: TextTable): EncodedWork {
  return {
    steps: specs.map(({ judged }) => judged.steps),
    operations: toNumberLists(specs.map(({ judged }) => texts.all(judged.operations))),
    documents: toNumberLists(specs.map(({ judged }) => texts.all(judged.documents))),
    reads: toNumberLists(specs.map(({ judged }) => texts.all(judged.reads.flat()))),
  }
}

function encodeAnswers(specs: readonly KeptSpec[]): EncodedAnswers {
  const texts = new TextTable()
  return {
    swagger: specs.map(({ answered }) => (answered === undefined ? -1 : texts.of(answered.swagger))),
    asked: toNumberLists(specs.map(({ answered }) => texts.all(answered?.asked.flat() ?? []))),
    digests: specs.map(({ answered }) => (answered === undefined ? -1 : texts.of(answered.digest))),
    texts: texts.list,
  }
}

/** Judgements that are not kept any more can lead nowhere again: that there were some is enough. */
function encodeNotes({ by, andOthers, problems }: Notes, numbers: ReadonlyMap<string, number>): EncodedNotes {
  const known = by.flatMap((name) => numbers.get(name) ?? [])
  return [
    known.toSorted((first, second) => first - second),
    andOthers || known.length < by.length,
    problems.map(({ witness, ...problem }) => [problem, numbers.get(witness) ?? -1]),
  ]
}
