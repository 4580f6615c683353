// Loaded before a program: writes down what it reads and writes, and refuses whatever leads out of the machine.
const childProcess = require('node:child_process')
const dgram = require('node:dgram')
const dns = require('node:dns')
const fs = require('node:fs')
const http = require('node:http')
const http2 = require('node:http2')
const https = require('node:https')
const net = require('node:net')
const path = require('node:path')
const tls = require('node:tls')
const worker = require('node:worker_threads')

const { writeSync } = fs
const notes = fs.openSync(process.env['SPEC_LINT_WITNESS'], 'a')

function note(kind, what) {
  writeSync(notes, `${JSON.stringify({ kind, what: String(what) })}\n`)
}

function refuse(owner, name, kind) {
  owner[name] = function refused(...given) {
    note(kind, `${name} ${given.map((each) => (typeof each === 'function' ? '' : JSON.stringify(each))).join(' ')}`)
    throw new Error(`${name} is not to be called`)
  }
}

for (const module of [http, https]) for (const name of ['request', 'get']) refuse(module, name, 'network')
for (const name of ['connect', 'createConnection', 'createServer']) refuse(net, name, 'network')
for (const owner of [dns, dns.promises]) {
  for (const name of Object.keys(owner)) if (/^(?:lookup|resolve|reverse)/.test(name)) refuse(owner, name, 'network')
}
refuse(net.Socket.prototype, 'connect', 'network')
refuse(net.Server.prototype, 'listen', 'network')
refuse(tls, 'connect', 'network')
refuse(http2, 'connect', 'network')
refuse(dgram, 'createSocket', 'network')
refuse(globalThis, 'fetch', 'network')
refuse(globalThis, 'WebSocket', 'network')
refuse(worker, 'Worker', 'process')
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  refuse(childProcess, name, 'process')
}

function watch(owner, name, kindOf) {
  const original = owner[name]
  owner[name] = function watched(...given) {
    const [target, second] = given
    const kind = kindOf(second)
    if (typeof target === 'string' || target instanceof URL) note(kind, path.resolve(String(target)))
    // A rename writes at both of its ends.
    if (kind === 'write' && /rename|link|copy|cp/i.test(name)) note(kind, path.resolve(String(second)))
    return Reflect.apply(original, this, given)
  }
}

const byFlag = (flag) => ((typeof flag === 'string' ? /[wa+]/.test(flag) : (flag ?? 0) & 3) ? 'write' : 'read')
const READING = ['readFile', 'readdir', 'opendir', 'createReadStream']
const WRITING = [
  'writeFile',
  'appendFile',
  'rename',
  'unlink',
  'rm',
  'rmdir',
  'mkdir',
  'symlink',
  'link',
  'copyFile',
  'cp',
]
for (const [owner, suffixes] of [
  [fs, ['', 'Sync']],
  [fs.promises, ['']],
]) {
  for (const suffix of suffixes) {
    for (const name of READING) if (owner[name + suffix] !== undefined) watch(owner, name + suffix, () => 'read')
    for (const name of WRITING) if (owner[name + suffix] !== undefined) watch(owner, name + suffix, () => 'write')
    watch(owner, `open${suffix}`, byFlag)
  }
}
watch(fs, 'createWriteStream', () => 'write')
