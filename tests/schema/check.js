// Hold JSON that povstat printed against docs/schema, by a validator that
// knows nothing of povstat.
//
//   node check.js frozen SCHEMAS         print what a reader may rely on
//   node check.js documents SCHEMAS FILE...
'use strict'

const fs = require('fs')
const path = require('path')

// What a bare line of ndjson is, by a key that only it has.
const ROWS = [
  ['verdict', 'report', 'row'],
  ['conflicts_with', 'figures', 'figure'],
  ['statements', 'trace', 'figure'],
  ['restated', 'diff', 'figure'],
  ['says', 'report', 'open_claim'],
]

let passed = 0
let failed = 0

function tell(ok, name, complaints) {
  console.log(`${ok ? 'ok' : 'FAIL'} schema ${name}`)
  for (const complaint of ok ? [] : complaints.slice(0, 5))
    console.log(`    ${complaint}`)
  if (ok)
    passed++
  else
    failed++
}

function readSchemas(directory) {
  const schemas = {}

  for (const file of fs.readdirSync(directory).sort())
    schemas[path.basename(file, '.json')] =
      JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8'))
  return schemas
}

// A reader must take keys that it does not know; our own output has none
// that the schema does not tell of.
function withoutFurtherKeys(node) {
  if (Array.isArray(node))
    return node.map(withoutFurtherKeys)
  if (!node || typeof node !== 'object')
    return node
  const copy = {}
  for (const [key, value] of Object.entries(node))
    copy[key] = withoutFurtherKeys(value)
  if (copy.type === 'object' && copy.properties)
    copy.additionalProperties = false
  return copy
}

function compileAll(schemas) {
  const Ajv = require('ajv/dist/2020').default
  const validators = {}

  for (const [name, schema] of Object.entries(schemas)) {
    const ajv = new Ajv({strict: true, allowUnionTypes: true})
    const whole = ajv.compile(withoutFurtherKeys(schema))

    validators[name] = whole
    for (const definition of Object.keys(schema.$defs))
      validators[`${name} ${definition}`] = ajv.compile(withoutFurtherKeys(
        {$defs: schema.$defs, $ref: `#/$defs/${definition}`}))
    tell(true, `${name} is one`)
  }
  return validators
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// The documents and rows in a file that may hold other things as well.
function* jsonIn(text) {
  const lines = text.split('\n')

  for (let i = 0; i < lines.length; i++) {
    if (lines[i].startsWith('{"schema":')) {
      let end = i + 1
      let value

      while (end <= lines.length && value === undefined)
        value = parse(lines.slice(i, end++).join('\n'))
      yield value === undefined ? {broken: lines[i]} : value
      i = value === undefined ? i : end - 2
    } else if (lines[i].startsWith('{"')) {
      const value = parse(lines[i])

      if (value !== undefined)
        yield value
    }
  }
}

function schemaOf(value) {
  if (value.broken)
    return undefined
  if (value.schema)
    return value.schema.replace(/^povstat\.(.*)\/[12]$/, '$1')
  for (const [key, name, definition] of ROWS)
    if (key in value)
      return `${name} ${definition}`
  return undefined
}

// Each key taken away, and each number made a text, must be noticed.
function unnoticed(validate, value) {
  const complaints = []

  for (const key of Object.keys(value)) {
    const {[key]: taken, ...rest} = value

    const optional = key === 'summary' && 'findings' in value ||
      key === 'claims' && 'rows' in value // only of what nobody plans

    if (validate(rest) && !optional)
      complaints.push(`'${key}' may be missing`)
    if (typeof taken === 'number' && validate({...value, [key]: `${taken}`}))
      complaints.push(`'${key}' may be a text`)
  }
  if (validate({...value, no_such_key: 1}))
    complaints.push('a key nobody knows')
  return complaints
}

function checkFile(validators, spoiled, file) {
  const complaints = []
  let found = 0

  for (const value of jsonIn(fs.readFileSync(file, 'utf8'))) {
    const name = schemaOf(value)
    const validate = validators[name]

    if (name === 'list')
      continue // tables of what povstat knows: their columns say it all
    found++
    if (!validate)
      complaints.push(`no schema for ${JSON.stringify(value).slice(0, 60)}`)
    else if (!validate(value))
      complaints.push(...validate.errors.map(e =>
        `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`))
    else if (!spoiled.has(name)) {
      spoiled.add(name)
      complaints.push(...unnoticed(validate, value))
    }
  }
  if (found)
    tell(!complaints.length, `${path.basename(file)} (${found})`, complaints)
}

// "report row area string": a key that is always there, and its types.
function frozen(schemas) {
  const lines = []

  for (const [name, schema] of Object.entries(schemas))
    for (const [part, object] of [['-', schema],
      ...Object.entries(schema.$defs)])
      for (const key of object.required) {
        const {type, $ref, anyOf, const: constant} = object.properties[key]
        const what = constant || $ref || [].concat(type || anyOf.map(
          a => a.type || a.$ref)).join('|')

        lines.push(`${name} ${part} ${key} ${what}`)
      }
  return lines.sort()
}

const [what, directory, ...files] = process.argv.slice(2)
const schemas = readSchemas(directory)

if (what === 'frozen') {
  console.log(frozen(schemas).join('\n'))
} else {
  const validators = compileAll(schemas)
  const spoiled = new Set()

  for (const file of files)
    checkFile(validators, spoiled, file)
  for (const name of [...Object.keys(schemas), ...ROWS.map(r => `${r[1]} ${r[2]}`)])
    tell(spoiled.has(name), `${name} was met`, ['no such document'])
  console.log(`${passed} ${failed}`)
}
