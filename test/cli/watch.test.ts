import { spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtPackage, plainEnvironment } from './built-package.ts'
import { CLEAN, project, run, spec } from './project.ts'

const { bin } = builtPackage({ types: false })

/** A watching process, and a way to wait for what it says. */
function watching(folder: string, argv: readonly string[] = []) {
  const child = spawn(process.execPath, [bin, '--watch', ...argv], { cwd: folder, env: plainEnvironment() })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    /** What was said since the last call, up to the end of the next run. */
    async next(): Promise<string> {
      await expect.poll(() => said, { timeout: 15_000 }).toContain('Ctrl-C ends')
      const text = said
      said = ''
      return text
    },
    end(signal: NodeJS.Signals) {
      child.kill(signal)
      return ended
    },
  }
}

const FILE = 'specs/shop/get_v1_items.md'

/** The task for VS Code that the documentation gives to copy. */
function documentedTask() {
  const page = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8')
  const [, json = ''] = /`\.vscode\/tasks\.json`:\n\n```json\n([^]*?)\n```/.exec(page) ?? []
  return JSON.parse(json).tasks[0]
}

describe('--watch', { timeout: 60_000 }, () => {
  it('lints again after each change, mistakes in the config included, until it is told to end', async () => {
    const folder = project()
    const watcher = watching(folder)
    expect(await watcher.next()).toContain('Checked 1 spec')
    writeFileSync(join(folder, FILE), spec('GET /v1/itms'))
    const second = await watcher.next()
    expect(second).toContain(`\`${FILE}\` changed`)
    expect(second).toContain('endpoint/unknown-operation')
    expect(second).not.toContain('\u001b')
    const swagger = join(folder, 'swagger/shop.yaml')
    writeFileSync(swagger, readFileSync(swagger, 'utf8').replace('/v1/items:', '/v1/itms:'))
    expect(await watcher.next()).not.toContain('endpoint/unknown-operation')
    const config = join(folder, 'spec-lint.config.yaml')
    writeFileSync(config, 'presett: strict\n')
    expect(await watcher.next()).toContain('presett')
    rmSync(config)
    expect(await watcher.next()).toContain('Checked 1 spec')
    expect(await watcher.end('SIGINT')).toBe(0)
  })

  it('says what the task for VS Code reads: where a run begins and ends, and each finding in between', async () => {
    const { command, problemMatcher } = documentedTask()
    const [program, options] = command.split(' spec-lint ')
    expect(program).toBe('npx --no --')
    const folder = project()
    const watcher = watching(folder, options.split(' '))
    await watcher.next()
    writeFileSync(join(folder, FILE), spec().replace('status: verified', 'status: verifed'))
    const lines = (await watcher.next()).split('\n')
    const { pattern, background } = problemMatcher
    const count = (regexp: string) => lines.filter((line) => new RegExp(regexp).test(line)).length
    expect([count(background.beginsPattern), count(background.endsPattern), count(pattern.regexp)]).toEqual([1, 1, 1])
    const [, ...parts] =
      lines.map((line) => new RegExp(pattern.regexp).exec(line)).find((found) => found !== null) ?? []
    const named = ['file', 'line', 'column', 'severity', 'code', 'message'].map((name) => parts[pattern[name] - 1])
    const message = '`verifed` is not a status of this project.'
    expect(named).toEqual([FILE, '6', '9', 'error', 'frontmatter/status', message])
    expect(await watcher.end('SIGINT')).toBe(0)
  })

  it('takes no notice of what it writes', async () => {
    const folder = project()
    const watcher = watching(folder, ['--format', 'json=specs/report.json'])
    await watcher.next()
    await new Promise((resolve) => setTimeout(resolve, 600))
    writeFileSync(join(folder, FILE), spec('GET /v1/itms'))
    const text = await watcher.next()
    expect(text.match(/watching for changes/g)).toHaveLength(1)
    expect(text).not.toMatch(/report\.json`.* changed/)
    expect(await watcher.end('SIGTERM')).toBe(0)
  })

  it('does not go with what writes or looks at one moment', async () => {
    for (const option of ['--fix', '--update-baseline', '--staged']) {
      const { code, stderr } = await run(project(CLEAN), ['--watch', option])
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `spec-lint: \`--watch\` and \`${option}\` do not go together\n`,
      })
    }
  })
})
