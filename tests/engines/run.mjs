// How fast Canghai's members run beside the same model in SDEverywhere, both as WebAssembly in Node
// on one thread: node tests/engines/run.mjs
//
// Needs Node.js with npm, clang with a WebAssembly linker and wasi-libc (in Debian: clang lld
// wasi-libc libclang-rt-14-dev-wasm32) and Rust's target wasm32-unknown-unknown. What it makes goes
// to target/engines.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target')
const built = join(target, 'engines')
const MEMBERS = 32
const ROUNDS = 400
const MONTHS = 36
const RESULTS = ['value added', 'rest of GDP', 'platforms', 'demonstration', 'transformation', 'research',
  'standards', 'landed', 'producing']

// Stops where a program fails, whose messages are shown
function run(program, args, folder) {
  execFileSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}

// A folder with the other engine's compiler and what its code is built with
async function prepare() {
  mkdirSync(built, { recursive: true })
  for (const file of ['package.json', 'no-xlsx', 'sde.h', 'host.c']) {
    cpSync(join(here, file), join(built, file), { recursive: true })
  }
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], built)
  return import(pathToFileURL(join(built, 'node_modules/@sdeverywhere/compile/src/index.js')))
}

// The model with its algebra in one of two forms, by way of C code and a list of its levels
async function other({ parseAndGenerate, resetState }, algebra) {
  const folder = join(built, algebra)
  mkdirSync(folder, { recursive: true })
  const text = name => readFileSync(join(here, `${name}.mdl`), 'utf8')
  const model = text('growth').replace('{ algebra }', text(algebra))
  const spec = { inputVars: [], inputVarNames: [], outputVars: ['_other_output'], outputVarNames: ['other output'] }
  resetState()
  await parseAndGenerate(model, 'vensim', spec, ['generateC'], folder, 'growth', folder)
  const code = readFileSync(join(folder, 'growth.c'), 'utf8')
  const levels = [...code.matchAll(/^\s*(_\w+)(\[i\])? = _INTEG\(/gm)]
  const lines = levels.map(([, name, each]) => `each(${name}, ${each ? 6 : 1})`)
  writeFileSync(join(folder, 'levels.h'), `#define LEVELS(each) ${lines.join(' ')}\n`)
  run('clang', ['--target=wasm32-wasi', '-O3', '-msimd128', '-nostartfiles', '-Wl,--no-entry',
    '-I', folder, '-I', built, '-o', join(folder, 'growth.wasm'), 'host.c', '-lm'], built)
  return load(join(folder, 'growth.wasm'))
}

function ours() {
  run('cargo', ['build', '--quiet', '--profile', 'page', '--target', 'wasm32-unknown-unknown', '--package',
    'canghai-analysis', '--example', 'members'], root)
  return load(join(target, 'wasm32-unknown-unknown/page/examples/members.wasm'))
}

async function load(file) {
  const { instance } = await WebAssembly.instantiate(readFileSync(file))
  return instance.exports
}

// Results of one run each, which must be the same but for rounding
function check(other, ours) {
  other.heun(1)
  RESULTS.forEach((name, place) => {
    const [found, expected] = [other.result(place), ours.central(place)]
    const error = Math.abs(found / expected - 1)
    if (!(error < 1e-8)) throw new Error(`${name}: ${found} in the other engine, ${expected} here`)
  })
}

function milliseconds(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

// The quickest of many rounds in which all take turns: other work on the machine only slows
function quickest(works) {
  const times = works.map(() => Infinity)
  for (let round = 0; round < ROUNDS; round++) {
    works.forEach((work, place) => {
      times[place] = Math.min(times[place], milliseconds(work))
    })
  }
  return times
}

const compiler = await prepare()
const powers = await other(compiler, 'powers')
const logarithms = await other(compiler, 'logarithms')
const canghai = await ours()
if (!canghai.draw(MEMBERS)) throw new Error('the embedded plan cannot be read')
for (const engine of [powers, logarithms]) check(engine, canghai)
const rows = [
  ['SDEverywhere, powers as a modeller writes them', () => powers.heun(MEMBERS)],
  ['SDEverywhere, logarithms shared by hand', () => logarithms.heun(MEMBERS)],
  ['the same by its own Euler steps, half the evaluations', () => logarithms.euler(MEMBERS)],
  ['Canghai, double precision', () => canghai.run(3, 0)],
  ['Canghai, single precision', () => canghai.run(3, 1)]
]
const times = quickest(rows.map(([, work]) => work))
const each = time => `${(time * 1e3 / MEMBERS).toFixed(1)} µs a member of ${MONTHS} months`
rows.forEach(([name], place) => console.log(`${name}: ${each(times[place])}`))
for (const place of [3, 4]) {
  const [first, second] = [0, 1].map(other => (times[other] / times[place]).toFixed(2))
  console.log(`${rows[place][0]}: ${first} and ${second} times as fast as the first two`)
}
