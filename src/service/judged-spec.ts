import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import type { RuleFailure } from '../diagnostic/lint-result.ts'
import type { SpecJudgement } from '../lint/judge-spec.ts'
import type { SpecContext } from '../project/model.ts'

/** A diagnostic, and the path that it says is read from an operation which does not document it. */
export interface ToldDiagnostic {
  readonly diagnostic: Diagnostic
  readonly misread?: { readonly identity: string; readonly path: string }
}

/** All that the result of a run takes from one spec. Plain data: it can be kept for the next run. */
export interface JudgedSpec {
  readonly path: string
  /** How many steps it has. */
  readonly steps: number
  /** Identities of the operations that its endpoint and its steps call, each once. */
  readonly operations: readonly string[]
  /** Paths of the swagger documents that it names or calls, each once. */
  readonly documents: readonly string[]
  /** What it extracts: identity of the operation, and the path that it reads from there. */
  readonly reads: readonly (readonly [identity: string, path: string])[]
  readonly told: readonly ToldDiagnostic[]
  /** Fingerprints of what comments hide. */
  readonly suppressed: readonly string[]
  readonly failures: readonly RuleFailure[]
}

/** What there is to keep of a judgement. */
export function judgedSpec(context: SpecContext, { told, suppressed, failures }: SpecJudgement): JudgedSpec {
  const operations = new Set<string>()
  const documents = new Set<string>()
  if (context.reference.kind === 'found') documents.add(context.reference.document.source.path)
  for (const operation of [context.operation, ...context.steps.map((step) => step.operation)]) {
    if (operation === undefined) continue
    operations.add(operation.identity)
    documents.add(operation.document.source.path)
  }
  return {
    path: context.spec.source.path,
    steps: context.steps.length,
    operations: [...operations],
    documents: [...documents],
    reads: readsOf(context),
    told: told.map(({ diagnostic, finding: { misread } }) => ({
      diagnostic,
      ...(misread === undefined ? {} : { misread: { identity: misread.identity, path: misread.path } }),
    })),
    suppressed,
    failures,
  }
}

function readsOf({ steps }: SpecContext): (readonly [string, string])[] {
  return steps.flatMap(({ step, operation }) =>
    operation === undefined
      ? []
      : step.extracts.flatMap(({ path }) => (path === undefined ? [] : [[operation.identity, path.text] as const])),
  )
}
