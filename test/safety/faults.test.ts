import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtPackage, node, outcomeOf } from '../cli/built-package.ts'
import { CLEAN, project, spec, type Outcome } from '../cli/project.ts'
import { temporaryFolder } from '../node/temporary-folder.ts'

const { folder: packageFolder, bin, newBin } = builtPackage({ types: false })

const onWindows = process.platform === 'win32'
const hasNoFull = !existsSync('/dev/full')

/** The user whom no file belongs to. */
const NOBODY = 65_534

/** The first spec of {@link fixable}. */
const SPEC = 'specs/shop/get_v1_items_0.md'

/** A spec with a finding that has a safe fix. */
const FIXABLE = spec().replace('description: Call it', 'descriptio: Call it')

/** A project with as many fixable specs. */
function fixable(count: number): string {
  const specs = Array.from({ length: count }, (_, index) => [`specs/shop/get_v1_items_${index}.md`, FIXABLE])
  return project({ ...CLEAN, ...Object.fromEntries(specs) })
}

/** Runs a line of the shell, in which `$LINT` is the program. */
function shell(cwd: string, line: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return outcomeOf(cwd, 'sh', ['-c', line], { LINT: `${process.execPath} ${bin}`, ...env })
}

const TRACE = /^\s+at /m

/** What a spec of {@link fixable} may be: what it was, or what it is to be. */
function expectWhole(cwd: string): { readonly fixed: number; readonly left: number } {
  const folder = join(cwd, 'specs/shop')
  const names = readdirSync(folder)
  expect(names.filter((name) => !name.endsWith('.md') || name.startsWith('.'))).toEqual([])
  const texts = names.filter((name) => /_\d+\.md$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'))
  const [fixed, left] = [spec(), FIXABLE].map((text) => texts.filter((each) => each === text).length)
  expect((fixed ?? 0) + (left ?? 0)).toBe(texts.length)
  return { fixed: fixed ?? 0, left: left ?? 0 }
}

/** A preload that sends the process a signal when the draft of its third file is there and the file is not yet. */
function endingAt(signal: string): string {
  const folder = temporaryFolder({
    'end.cjs': `const fs = require('node:fs')
      const { renameSync } = fs
      let count = 0
      fs.renameSync = (from, to) => {
        if (String(to).endsWith('.md') && ++count === 3) {
          process.kill(process.pid, '${signal}')
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
        }
        renameSync(from, to)
      }`,
  })
  return join(folder, 'end.cjs')
}

describe.skipIf(onWindows)(`a signal during --fix${onWindows ? ' (left out: Windows has none)' : ''}`, () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('%s ends it with %i between two files, each of them whole', async (signal, code) => {
    const cwd = fixable(8)
    const outcome = await shell(cwd, '$LINT --fix; exit $?', { NODE_OPTIONS: `--require ${endingAt(signal)}` })
    expect(outcome.code).toBe(code)
    expect(outcome.stderr).not.toMatch(TRACE)
    const { fixed, left } = expectWhole(cwd)
    expect(fixed).toBeGreaterThanOrEqual(3)
    expect(left).toBeGreaterThan(0)
    // What was begun can be brought to an end.
    expect((await node(cwd, [bin, '--fix'])).stderr).toContain(`in ${left} file`)
  })
})

describe.skipIf(hasNoFull)(
  `an output that takes nothing${hasNoFull ? ' (left out: there is no /dev/full)' : ''}`,
  () => {
    it.each(['text', 'json', 'sarif'])('is told of, as %s', async (format) => {
      const { code, stderr } = await shell(fixable(3), `$LINT --format ${format} > /dev/full`)
      expect(code).toBe(2)
      expect(stderr).toMatch(/cannot write to standard output/)
      expect(stderr).not.toMatch(TRACE)
    })

    it('is told of where it is a file', async () => {
      const { code, stderr } = await shell(fixable(3), '$LINT --format json=/dev/full')
      expect(code).toBe(2)
      expect(stderr).toContain('/dev/full')
      expect(stderr).not.toMatch(TRACE)
    })

    it('is told of where standard error is gone too', async () => {
      expect((await shell(fixable(3), '$LINT > /dev/full 2>&1')).code).toBe(2)
    })

    it('does not matter where it is a pipe whose reader has seen enough', async () => {
      const { code, stdout, stderr } = await shell(fixable(60), '$LINT --format json | head -c 10')
      expect({ code, stderr, length: stdout.length }).toEqual({ code: 0, stderr: '', length: 10 })
    })
  },
)

describe.skipIf(hasNoFull)(
  `a disk that is full during --fix${hasNoFull ? ' (left out: there is no /dev/full)' : ''}`,
  () => {
    it('leaves every file whole and is told of', async () => {
      const cwd = fixable(3)
      // A process may write files of no size: the draft is refused as it is on a full disk.
      const { code, stderr } = await shell(
        cwd,
        'trap "" XFSZ; ulimit -f 0; $LINT --no-cache --fix 2>&1 >/dev/null | cat >&2',
      )
      expect(stderr).toMatch(/cannot write `get_v1_items_\d\.md`: EFBIG/)
      expect(stderr).not.toMatch(TRACE)
      expect(code).toBe(0)
      expect(expectWhole(cwd)).toEqual({ fixed: 0, left: 3 })
      const full = await shell(cwd, 'trap "" XFSZ; ulimit -f 0; $LINT --no-cache --fix >/dev/full 2>/dev/null')
      expect(full.code).toBe(2)
    })

    it.each([
      ['a baseline', ['--update-baseline'], 'spec-lint-baseline.json'],
      ['a config', ['--init'], 'spec-lint.config.yaml'],
      ['a report', ['--format', 'json=report.json'], 'report.json'],
    ])('is told of by what writes %s, and half of it is never left', async (_what, argv, file) => {
      const cwd = fixable(1)
      const { code, stderr } = await shell(cwd, `trap "" XFSZ; ulimit -f 0; $LINT --no-cache ${argv.join(' ')}`)
      expect(stderr).toMatch(/cannot write .*EFBIG/)
      expect(stderr).not.toMatch(TRACE)
      expect(code).toBe(2)
      expect(existsSync(join(cwd, file))).toBe(false)
      expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
    })

    it('leaves the report of the run before as it was', async () => {
      const cwd = fixable(1)
      const report = join(cwd, 'report.json')
      writeFileSync(report, 'before')
      const { code } = await shell(cwd, 'trap "" XFSZ; ulimit -f 0; $LINT --no-cache --format json=report.json')
      expect({ code, report: readFileSync(report, 'utf8') }).toEqual({ code: 2, report: 'before' })
    })

    it('is told of by what writes a spec, and half of it is never left', async () => {
      const cwd = fixable(1)
      const before = readdirSync(join(cwd, 'specs/shop'))
      const line = 'trap "" XFSZ; ulimit -f 0; $NEW "GET /v1/items/{item_id}" --domain shop'
      const { code, stderr } = await shell(cwd, line, { NEW: `${process.execPath} ${newBin}` })
      expect(stderr).toMatch(/cannot write .*EFBIG/)
      expect(stderr).not.toMatch(TRACE)
      expect(code).toBe(2)
      expect(readdirSync(join(cwd, 'specs/shop'))).toEqual(before)
    })

    it('does not keep a run from its result', async () => {
      const { code, stdout, stderr } = await shell(fixable(1), 'trap "" XFSZ; ulimit -f 0; $LINT')
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
      expect(stdout).toContain('steps/unknown-key')
    })
  },
)

const withoutProc = !existsSync('/proc/self')

describe.skipIf(withoutProc)(
  `a place where no folder can be made${withoutProc ? ' (left out: there is no /proc)' : ''}`,
  () => {
    it('is no place for a cache, and nothing else changes', async () => {
      const cwd = fixable(1)
      const anew = await node(cwd, [bin, '--no-cache'])
      expect(await node(cwd, [bin], { XDG_CACHE_HOME: '/proc/nowhere' })).toEqual(anew)
      const named = await node(cwd, [bin, '--cache-location', '/proc/nowhere/cache'])
      expect({ ...named, stderr: '' }).toEqual(anew)
      expect(named.stderr).toMatch(/^spec-lint: no results are kept in `\/proc\/nowhere\/cache`: ENOENT.*\n$/)
    })

    it('is told of where an output is to be there', async () => {
      const { code, stderr } = await node(fixable(1), [bin, '--no-cache', '--format', 'json=/proc/nowhere/a.json'])
      expect(code).toBe(2)
      expect(stderr).toMatch(/^spec-lint: cannot write the report to `\/proc\/nowhere\/a\.json`: ENOENT.*\n$/)
    })
  },
)

describe.skipIf(onWindows)(`no permission${onWindows ? ' (left out: on Windows)' : ''}`, () => {
  /** Runs as somebody to whom permissions matter, as they do not to root. The spec is theirs. */
  const humbly = (cwd: string, ...argv: readonly string[]): Promise<Outcome> => {
    if (process.getuid?.() !== 0) return node(cwd, [bin, ...argv])
    const drop = temporaryFolder({ 'drop.cjs': `process.setgid(${NOBODY}); process.setuid(${NOBODY})` })
    for (const path of [packageFolder, cwd]) chmodSync(path, 0o755)
    chownSync(join(cwd, SPEC), NOBODY, NOBODY)
    return node(cwd, ['--require', join(drop, 'drop.cjs'), bin, ...argv])
  }

  it('to read a spec is told of', async () => {
    const cwd = fixable(1)
    chmodSync(join(cwd, SPEC), 0)
    const { code, stderr } = await humbly(cwd)
    expect({ code, stderr }).toEqual({ code: 2, stderr: `spec-lint: cannot read \`${SPEC}\`\n` })
  })

  it('to read a document is told of', async () => {
    const cwd = fixable(1)
    chmodSync(join(cwd, 'swagger/shop.yaml'), 0)
    const { code, stdout, stderr } = await humbly(cwd)
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toContain('swagger/file')
  })

  it('to look into a folder of specs is no reason to break', async () => {
    const cwd = fixable(1)
    mkdirSync(join(cwd, 'specs/closed'))
    chmodSync(join(cwd, 'specs/closed'), 0)
    const { code, stderr } = await humbly(cwd)
    expect(stderr).not.toMatch(TRACE)
    expect(code).toBe(1)
  })

  it('to write a cache, or to read one, changes nothing', async () => {
    const cwd = fixable(1)
    mkdirSync(join(cwd, 'node_modules/.cache'), { recursive: true })
    const anew = await humbly(cwd, '--no-cache')
    for (const mode of [0o555, 0o755, 0]) {
      // Where the cache belongs to this process, as root it is filled in between.
      await node(cwd, [bin])
      chmodSync(join(cwd, 'node_modules/.cache'), mode)
      expect(await humbly(cwd)).toEqual(anew)
      chmodSync(join(cwd, 'node_modules/.cache'), 0o755)
    }
  })

  it('to write a spec is told of, and nothing is lost', async () => {
    const cwd = fixable(1)
    chmodSync(join(cwd, SPEC), 0o444)
    const { code, stderr } = await humbly(cwd, '--fix')
    expect(code).toBe(2)
    expect(stderr).toContain(`\`${SPEC}\` may not be written`)
    expect(expectWhole(cwd)).toEqual({ fixed: 0, left: 1 })
  })

  it('to write beside a spec is told of, and nothing is lost', async () => {
    const cwd = fixable(1)
    chmodSync(join(cwd, 'specs/shop'), 0o555)
    const { code, stderr } = await humbly(cwd, '--fix')
    chmodSync(join(cwd, 'specs/shop'), 0o755)
    expect(code).toBe(2)
    expect(stderr).toMatch(/cannot write/)
    expect(expectWhole(cwd)).toEqual({ fixed: 0, left: 1 })
  })
})

describe.skipIf(onWindows)(`what is no plain file${onWindows ? ' (left out: on Windows)' : ''}`, () => {
  it('is passed over where it is found, and told of where it is named', async () => {
    const cwd = project()
    mkdirSync(join(cwd, 'specs/shop/folder.md'))
    execFileSync('mkfifo', [join(cwd, 'specs/shop/pipe.md'), join(cwd, 'swagger/pipe.yaml')])
    symlinkSync('..', join(cwd, 'specs/shop/around'))
    symlinkSync('itself.md', join(cwd, 'specs/shop/itself.md'))
    const found = await node(cwd, [bin, '--no-cache'])
    expect({ code: found.code, stderr: found.stderr }).toEqual({ code: 0, stderr: '' })
    for (const name of ['pipe.md', 'itself.md']) {
      const named = await node(cwd, [bin, '--no-cache', `specs/shop/${name}`])
      expect(named.code).toBe(2)
      expect(named.stderr).toContain(name)
      expect(named.stderr).not.toMatch(TRACE)
    }
  })

  it('is no document', async () => {
    const cwd = project({ ...CLEAN, 'specs/shop/get_v1_items.md': spec().replace('shop.yaml', 'pipe.yaml') })
    execFileSync('mkfifo', [join(cwd, 'swagger/pipe.yaml')])
    const { code, stdout } = await node(cwd, [bin, '--no-cache'])
    expect(code).toBe(1)
    expect(stdout).toContain('swagger/')
  })
})

describe('a file that goes away or changes during the run', () => {
  /** A preload that does something to a file of the project once the specs are listed. */
  const meanwhile = (deed: string): string =>
    join(
      temporaryFolder({
        'meanwhile.cjs': `const fs = require('node:fs')
          const { readFileSync } = fs
          let done = false
          fs.readFileSync = (path, ...rest) => {
            if (!done && /get_v1_items.*\\.md$/.test(path)) { done = true; ${deed} }
            return readFileSync(path, ...rest)
          }`,
      }),
      'meanwhile.cjs',
    )

  it('is told of as unread', async () => {
    const cwd = fixable(3)
    const preload = meanwhile("fs.rmSync('specs/shop/get_v1_items_2.md')")
    const { code, stderr } = await node(cwd, ['--require', preload, bin, '--no-cache'])
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'spec-lint: cannot read `specs/shop/get_v1_items_2.md`\n' })
  })

  it('is judged without the document that it names', async () => {
    const preload = meanwhile("fs.rmSync('swagger/shop.yaml')")
    const { code, stdout, stderr } = await node(fixable(3), ['--require', preload, bin, '--no-cache'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^spec-lint: no swagger document matches .*\n$/),
    })
    expect(stdout).toContain('swagger/')
  })

  it('is not overwritten by a fix of what it was', async () => {
    const cwd = fixable(1)
    const path = join(cwd, 'specs/shop/get_v1_items_0.md')
    const edit = temporaryFolder({
      'edit.cjs': `const fs = require('node:fs')
        const { readFileSync } = fs
        fs.readFileSync = (path, ...rest) => {
          // Bytes are asked for right before the file is replaced.
          if (/_0\\.md$/.test(path) && rest.length === 0) fs.appendFileSync(path, 'A sentence of a person.\\n')
          return readFileSync(path, ...rest)
        }`,
    })
    const { code, stderr } = await node(cwd, ['--require', join(edit, 'edit.cjs'), bin, '--no-cache', '--fix'])
    expect(stderr).toContain('has changed since it was read')
    expect(code).toBe(2)
    expect(readFileSync(path, 'utf8')).toBe(`${FIXABLE}A sentence of a person.\n`)
  })
})

it.each<readonly [string, (text: string) => Uint8Array]>([
  ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['Latin-1', (text) => Buffer.from(text.replace('The items', 'Die \u00C4pfel'), 'latin1')],
  ['UTF-8 that is cut off', (text) => Buffer.from(`${text}# \u20AC`).subarray(0, -1)],
])(
  'judges a spec by a document in %s as far as that can be read, and says so where it cannot',
  async (encoding, encode) => {
    const cwd = project()
    writeFileSync(join(cwd, 'swagger/shop.yaml'), encode(CLEAN['swagger/shop.yaml'] ?? ''))
    const { code, stdout, stderr } = await node(cwd, [bin, '--no-cache'])
    const isRead = encoding !== 'UTF-16'
    expect({ code, stderr }).toEqual({ code: isRead ? 0 : 1, stderr: '' })
    expect(stdout).toContain(isRead ? 'No findings.' : 'swagger/file')
  },
)

it('reads bytes that are no text without a trace', async () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 197 + (index >> 4)) % 256)
  const cwd = project({
    ...CLEAN,
    'specs/shop/get_v1_noise.md': '',
    'swagger/noise.json': '',
    'swagger/noise.yaml': '',
  })
  for (const path of ['specs/shop/get_v1_noise.md', 'swagger/noise.json', 'swagger/noise.yaml']) {
    writeFileSync(join(cwd, path), bytes)
  }
  const { code, stdout, stderr } = await node(cwd, [bin, '--no-cache'])
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  expect(stdout).toContain('get_v1_noise.md')
  rmSync(join(cwd, 'swagger/shop.yaml'))
  writeFileSync(join(cwd, 'spec-lint.config.yaml'), bytes)
  const config = await node(cwd, [bin, '--no-cache'])
  expect(config.code).toBe(2)
  expect(config.stderr).not.toMatch(TRACE)
})
