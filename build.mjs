// Builds dist/: the programs, the Node API, and the types.
// Nothing has to be installed beside it. `node build.mjs [--no-types] [--outdir FOLDER]`.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build as bundle } from 'esbuild'

const ROOT = dirname(fileURLToPath(import.meta.url))
const PAGES = join(ROOT, 'src/rules')
const TEMPLATES = join(ROOT, 'templates')

/**
 * Builds beside the folder and then puts it in its place, so that a build that fails leaves the one before it alone.
 *
 * @param {{ outdir: string, types: boolean }} options where to, and whether to emit declarations too.
 */
async function build({ outdir, types }) {
  const fresh = `${outdir}.new`
  try {
    await write({ outdir: fresh, types })
    rmSync(outdir, { recursive: true, force: true })
    renameSync(fresh, outdir)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

async function write({ outdir, types }) {
  const inputs = [...(await writeApi(outdir)), ...(await writePrograms(join(outdir, 'cli')))]
  writeFileSync(join(outdir, 'LICENSES.txt'), licences(inputs))
  if (types) await emitTypes(join(outdir, 'types'))
}

/** The Node API: modules, in chunks that are loaded when they are needed. */
async function writeApi(outdir) {
  const { metafile } = await bundle({
    ...common(),
    entryPoints: { index: 'src/index.ts' },
    outdir,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    // CommonJS packages ask for Node's built-ins with `require`, which modules do not have.
    banner: {
      js: "import { createRequire as __requireFrom } from 'node:module'; const require = __requireFrom(import.meta.url);",
    },
  })
  return Object.keys(metafile.inputs)
}

/**
 * The programs in one file, since what their parts share is then there and warm once; the libraries that few runs need;
 * and the small one that loads them. CommonJS, since Node's loader of modules alone costs a short run a third of its time.
 * Within a file, modules are evaluated when they are needed.
 */
async function writePrograms(outdir) {
  const inputs = []
  const builds = {}
  const { alias, ...shared } = common()
  const program = {
    name: 'program',
    what: { entryPoints: ['src/cli/program.ts'], plugins: [...shared.plugins, separateLibraries, ...separateBuiltins] },
  }
  const libraries = LIBRARIES.map((name) => ({
    name: libraryFile(name),
    what: {
      alias,
      stdin: { contents: library(name), resolveDir: ROOT },
      plugins: [...shared.plugins, ...separateBuiltins],
    },
  }))
  for (const { name, what } of [program, ...libraries]) {
    const file = join(outdir, `${name}.cjs`)
    const { metafile } = await bundle({
      ...shared,
      ...what,
      outfile: file,
      format: 'cjs',
      // As Node wraps a CommonJS module, which the launcher would have to copy all of it for; on one line with the first,
      // so that the lines of a stack trace are those of the file. Packages that are modules ask where they are.
      banner: {
        js: "(function (exports, require, module, __filename, __dirname) { const __fileUrl = require('node:url').pathToFileURL(__filename).href;",
      },
      footer: { js: '})' },
      define: { ...shared.define, 'import.meta.url': '__fileUrl' },
      // The launcher hands out the libraries by `require`.
      supported: { 'dynamic-import': false },
      // Less to read; names stay, for the traces of crash reports.
      minifyWhitespace: true,
      minifySyntax: true,
      charset: 'ascii',
    })
    inputs.push(...Object.keys(metafile.inputs))
    builds[`${name}.cjs`] = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
  }
  writeFileSync(join(outdir, 'pages.json'), JSON.stringify(rulePages()))
  const { metafile } = await bundle({
    ...shared,
    entryPoints: ['src/cli/launch/launch.ts'],
    outfile: join(outdir, 'launch.cjs'),
    format: 'cjs',
    minifyWhitespace: true,
    define: { ...shared.define, SPEC_LINT_BUILDS: JSON.stringify(builds) },
  })
  return [...inputs, ...Object.keys(metafile.inputs)]
}

/** Packages that many runs do without: what they would add to the programs is read and unpacked in every one. */
const LIBRARIES = [
  '@inquirer/search',
  'chokidar',
  'commander',
  'diff',
  'fast-xml-builder',
  'gray-matter',
  'json-p3',
  'remark',
  'remark-frontmatter',
  'remark-gfm',
  'yaml',
]

/**
 * What stands for a library: its default where it has one, as a module that imports from CommonJS takes what is exported
 * for the default. The default of a library of several functions has them all.
 */
function library(name) {
  return `const all = require('${name}'); module.exports = all.default ?? all`
}

/** The file of a library, beside the programs and without its ending. */
function libraryFile(name) {
  return `libraries/${name.replace('/', '-')}`
}

/** Leaves the libraries out of the file that imports them. */
const separateLibraries = {
  name: 'separate-libraries',
  setup({ onResolve }) {
    onResolve({ filter: /^[^.]/ }, ({ path, importer }) =>
      LIBRARIES.includes(path) && relative(ROOT, importer).startsWith(`src${sep}`)
        ? { path: `./${libraryFile(path)}.cjs`, external: true }
        : undefined,
    )
  },
}

/**
 * Puts off what libraries load of Node as they begin and hardly any run needs: a program that a subcommand of commander
 * is, and the loader of a library that fdir may do without.
 */
const separateBuiltins = [
  standIn(
    /^node:child_process$/,
    'commander',
    "exports.spawn = (...call) => process.getBuiltinModule('node:child_process').spawn(...call)",
  ),
  standIn(/^module$/, 'fdir', 'exports.createRequire = () => require'),
]

/** Puts a module of our own in the place of one that a package imports. */
function standIn(filter, importing, contents) {
  const name = `stand-in-for-${importing}`
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter }, ({ path, importer }) =>
        importer.includes(`${sep}node_modules${sep}${importing}${sep}`) ? { path, namespace: name } : undefined,
      )
      onLoad({ filter, namespace: name }, () => ({ contents, loader: 'js' }))
    },
  }
}

/** What all bundles have in common. */
function common() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return {
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    // Its modules and not its CommonJS, of which a chunk of its own would show the default export alone.
    alias: { yaml: join(ROOT, 'node_modules/yaml/browser/dist/index.js') },
    // jsonc-parser's other entry hides its modules from bundlers.
    mainFields: ['module', 'main'],
    define: { SPEC_LINT_VERSION: JSON.stringify(version) },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [embeddedPages, embeddedTemplates],
  }
}

/** Puts a file with the texts of all rules' pages in the place of the module that reads them one by one. */
const embeddedPages = {
  name: 'embedded-pages',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\]cli[/\\]rule-page\.ts$/ }, () => ({
      contents: `import { readFileSync } from 'node:fs'
import { join } from 'node:path'
const PAGES = new Map(JSON.parse(readFileSync(join(__dirname, 'pages.json'), 'utf8')))
export const rulePage = (id) => PAGES.get(id) ?? ''
`,
    }))
  },
}

/** Id and text of every page. */
function rulePages() {
  const paths = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
  return paths
    .toSorted()
    .map((path) => [path.split(sep).join('/').slice(0, -3), readFileSync(join(PAGES, path), 'utf8')])
}

/** Puts the texts of the templates in the place of the module that reads them from disk. */
const embeddedTemplates = {
  name: 'embedded-templates',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]src[/\\]node[/\\]shipped-templates\.ts$/ }, () => {
      const names = readdirSync(TEMPLATES)
        .filter((name) => name.endsWith('.md'))
        .toSorted()
      const texts = names.map((name) => [name.slice(0, -3), readFileSync(join(TEMPLATES, name), 'utf8')])
      return {
        contents: `const TEXTS = new Map(${JSON.stringify(texts)})
export const SHIPPED_TEMPLATES = [...TEXTS.keys()]
export const shippedTemplate = (name) => TEXTS.get(name)
`,
        watchDirs: [TEMPLATES],
      }
    })
  },
}

/** The licences of the packages that are in the bundles, as they ask for. */
function licences(inputs) {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [])
  const texts = [...new Set(folders)].toSorted().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e/i.test(entry))
    const text = file === undefined ? `${license}\n` : readFileSync(join(ROOT, folder, file), 'utf8')
    return `${name} ${version}\n\n${text.trim()}\n`
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

/**
 * Declarations of what the Node API shows, file by file: of what is annotated, as every declaration there is, they can
 * be written down without working out a single type.
 */
async function emitTypes(outdir) {
  const { default: ts } = await import('typescript')
  const { compilerOptions } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, ROOT)
  const paths = new Set([join(ROOT, 'src/index.ts')])
  for (const path of paths) {
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(path, 'utf8'), {
      fileName: path,
      compilerOptions: options,
      reportDiagnostics: true,
    })
    for (const { messageText } of diagnostics) {
      throw new Error(`${relative(ROOT, path)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
    }
    // A set that grows while it is walked is walked to its new end.
    for (const [, specifier] of outputText.matchAll(/from '(\.[^']+\.ts)'/g)) paths.add(join(dirname(path), specifier))
    const target = join(outdir, relative(join(ROOT, 'src'), path).replace(/\.ts$/, '.d.ts'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, outputText.replace(/(from '\.[^']+)\.ts'/g, "$1.js'"))
  }
}

const { values } = parseArgs({
  options: { outdir: { type: 'string', default: join(ROOT, 'dist') }, 'no-types': { type: 'boolean' } },
})
await build({ outdir: values.outdir, types: !values['no-types'] })
