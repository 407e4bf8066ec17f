// Hold data packages against the Frictionless validator, which knows nothing
// of povstat.  Usage: node check.js good|bad NAME DIRECTORY
'use strict'

const fs = require('fs')
const path = require('path')
const {Package} = require('datapackage')

// Read every cell as the descriptor tells of it, and follow the keys.
async function readTable(resource, directory) {
  const complaints = []
  const bytes = fs.readFileSync(path.join(directory, resource.descriptor.path))
  const rows = await resource.read({keyed: true})

  if (bytes.subarray(0, 3).toString('hex') === 'efbbbf')
    complaints.push('begins with a byte order mark')
  for (const row of rows)
    if (row.OBS_COUNT != null && row.OBS_COUNT !== row.OBS_VALUE)
      complaints.push(`count ${row.OBS_COUNT} is not value ${row.OBS_VALUE}`)
  await resource.checkRelations()
  return {complaints, rows: rows.length}
}

// What people keep as it is, a form or a workbook, is a file and no table.
const isTable = r => r.descriptor.profile === 'tabular-data-resource'

async function complaintsOf(directory) {
  const complaints = []
  let rows = 0
  const descriptor = path.join(directory, 'datapackage.json')
  const tables = await Package.load(descriptor)

  if (!tables.valid)
    complaints.push(...tables.errors.map(e => e.message))
  for (const resource of tables.resources.filter(isTable))
    try {
      const table = await readTable(resource, directory)

      rows += table.rows
      complaints.push(...table.complaints.map(c => `${resource.name}: ${c}`))
    } catch (error) {
      const all = error.multiple ? error.errors : [error]
      complaints.push(...all.map(e => `${resource.name}: ${e.message}`))
    }
  if (!rows && !complaints.length)
    complaints.push('has no rows')
  return complaints
}

async function main([expected, name, directory]) {
  const complaints = await complaintsOf(directory)
  const passes = (expected === 'good') === !complaints.length

  console.log(`${passes ? 'ok' : 'FAIL'} package ${name}`)
  if (!passes)
    console.log(complaints.map(c => `    ${c}`).join('\n') ||
      '    the validator did not notice')
  process.exit(passes ? 0 : 1)
}

main(process.argv.slice(2)).catch(error => {
  console.log(`FAIL package: ${error.stack}`)
  process.exit(1)
})
