import fc from 'fast-check'

/**
 * Property tests try the same cases in every run, so that a run that was green stays green. `SPEC_LINT_SEED` tries
 * others; what it finds is worth a case of its own.
 */
fc.configureGlobal({ seed: Number(process.env['SPEC_LINT_SEED'] ?? 20_261_123) })
