// A paper that an office holds, saved as a workbook by whatever program, gives
// the figures of its CSV: what is stated, of whom, when, and how it came out.
// Decimals that are zeros do not matter: a workbook keeps them in a format
// alone, or not at all.
// Usage: papers.js NAME POVSTAT EXPECTED CSV WORKBOOK...
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const [name, povstat, expected, csv, ...workbooks] = process.argv.slice(2);
const keys = ['area', 'indicator', 'counted', 'breakdown', 'standard', 'form',
    'since', 'as_of', 'kind', 'measure', 'op', 'value', 'unit', 'standing'];

function settings() {
    const papers = JSON.parse(fs.readFileSync(expected, 'utf8')).files;
    const paper = papers.find((p) => p.file === path.basename(csv));

    return Object.entries((paper && paper.needed) || {})
        .flatMap(([key, value]) => ['--set', `${key}=${value}`]);
}

function stated(file) {
    const text = execFileSync(povstat,
        ['export', '--quiet', '--fail-on', 'never', '--as-of', '2026-01-01',
            '--format', 'json', ...settings(), file],
        { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

    return JSON.parse(text).figures.filter((f) => !f.derived)
        .map((f) => JSON.stringify(keys.map((k) => f[k]))).sort();
}

const lines = stated(csv);
let failed = !lines.length || !workbooks.length;

for (const workbook of workbooks) {
    const cells = stated(workbook);
    const missing = lines.filter((f) => !cells.includes(f));
    const more = cells.filter((f) => !lines.includes(f));

    if (!missing.length && !more.length && lines.length === cells.length)
        continue;
    failed = true;
    console.log(`FAIL office paper ${name}: ${workbook}`);
    missing.slice(0, 5).forEach((f) => console.log(`    lacks ${f}`));
    more.slice(0, 5).forEach((f) => console.log(`    has   ${f}`));
}
console.log(`${failed ? 'FAIL' : 'ok'} office paper ${name}: ` +
    `${lines.length} figures, ${workbooks.length} workbooks`);
process.exit(failed ? 1 : 0);
