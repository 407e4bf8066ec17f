// Compare what LibreOffice read with what the JSON says.
// Usage: check.js NAME REPORT.json FIGURES.json DIRECTORY
//        check.js --excel NAME REPORT.json SHEET.csv SHEET.fods
//
// DIRECTORY holds book-SHEET.csv for each sheet and book.fods, the same with
// the types of cells.

const fs = require('fs');
const path = require('path');

// The columns of the sheets by the keys of the machine rows; those of the
// second list have names of their own and no key.
const progress = 'area_name indicator_name deadline baseline target actual ' +
    'actual_date gap gap_pp achieved_percent verdict reason ' +
    'plan_number stated flags area area_code level province ' +
    'indicator counted breakdown standard plan plan_title plan_url ' +
    'assigned_by group form amount stretch unit measure since ' +
    'baseline_low baseline_high baseline_date baseline_status ' +
    'baseline_derived op target_low target_high year actual_low ' +
    'actual_high actual_status actual_change expected pace_percent ' +
    'needed_per_year observed_per_year eurostat_ratio state degree ' +
    'stretch_target stretch_verdict claims derivation sources';
const figures = '- - area indicator counted breakdown standard kind form ' +
    'since as_of stated op claim value stretch low high unit measure baseline ' +
    'about derived chosen status standing plan document - sources ' +
    'source_count conflicts_with derivation';
// Of the sheet Figures the machine rows have more: the sheet Progress says it,
// or the words as stated do.
const elsewhere = new Set(
    'province year plan_title plan_url claim_of claim_unit'.split(' '));
const findings = 'code severity file line column message help related';

// Codes that a sheet has words for: only whether there is one is compared.
const worded = new Set(('level assigned_by form unit measure baseline_status ' +
    'baseline_derived op actual_status verdict state degree stretch_verdict flags ' +
    'kind claim about derived chosen status standing severity').split(' '));

function readCsv(text) {
    const rows = [[]];
    let field = '', quoted = false;
    for (let i = 0; i < text.length; i++) {
        const c = text[i];
        if (quoted && c === '"' && text[i + 1] === '"') {
            field += c;
            i++;
        } else if (c === '"') {
            quoted = !quoted;
        } else if (!quoted && (c === ',' || c === '\n')) {
            rows[rows.length - 1].push(field);
            field = '';
            if (c === '\n') rows.push([]);
        } else if (quoted || c !== '\r') {
            field += c;
        }
    }
    rows.pop();
    return rows;
}

// How many cells of each type the table has, and how many hold a formula.
function countTypes(fods, sheet) {
    const begin = fods.indexOf(`<table:table table:name="${sheet}"`);
    const end = fods.indexOf('</table:table>', begin);
    const counts = { float: 0, date: 0, formula: 0 };
    if (begin < 0) throw new Error(`no sheet '${sheet}'`);
    for (const [tag] of fods.slice(begin, end).matchAll(/<table:table-cell[^>]*>/g)) {
        const n = Number((/columns-repeated="(\d+)"/.exec(tag) || [0, 1])[1]);
        const type = (/office:value-type="(\w+)"/.exec(tag) || [])[1];
        // A share is a number with a percent sign of its own.
        if (type === 'float' || type === 'percentage') counts.float += n;
        if (type === 'date') counts.date += n;
        if (/table:formula/.test(tag)) counts.formula += n;
    }
    return counts;
}

const isDay = (value) => /^\d{4}-\d\d-\d\d$/.test(value);
// A day that is not shown as ISO is written as in the locale C: month first.
const isoOf = (cell) => cell.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2');
const isEmpty = (value) => value === null || value === '' ||
    (Array.isArray(value) && !value.length);

// In Vietnamese a step is in other words, but what was typed where is the same.
function isSameDerivation(cell, steps) {
    const typed = steps.filter((step) => step.startsWith('“'));
    if (!vietnamese) return cell === steps.join('\n');
    return typed.every((step) => cell.includes(step.slice(0, step.indexOf('”'))) &&
        cell.includes(step.slice(step.lastIndexOf(', ') + 2)));
}

// A line a claim, in words; a percentage is among them.
function isSameClaims(cell, claims) {
    const lines = cell.split('\n');
    return lines.length === claims.length && claims.every((claim, i) =>
        lines[i] && (claim.percent === null ||
            lines[i].replace(',', '.').includes(String(claim.percent))));
}

function isSame(key, cell, value) {
    if (key === 'reason' && vietnamese) return !cell === !value;
    if (isEmpty(value)) return cell === '' || key === 'standing';
    if (worded.has(key)) return cell !== '';
    if (typeof value === 'number') return cell !== '' && Number(cell) === value;
    if (key === 'derivation') return isSameDerivation(cell, value);
    if (key === 'claims') return isSameClaims(cell, value);
    if (Array.isArray(value)) {
        const lines = cell.split('\n');
        return lines.length === value.length && value.every((v, i) =>
            lines[i].startsWith([v.file, v.line, v.column]
                .filter((part) => part !== null).join(':')));
    }
    if (isDay(value)) return isoOf(cell) === value;
    return cell === value || cell === `'${value}`;
}

const vietnamese = process.argv[2].endsWith('-vi');
let failures = 0;
const complain = (what) => {
    if (failures++ < 10) console.log(`    ${what}`);
};

function compare(sheet, keys, [header, ...rows], items) {
    const names = keys.split(' ');
    const missing = Object.keys(items[0] || {}).filter((k) => !names.includes(k) &&
        !(keys === figures && elsewhere.has(k)));
    // A sheet of no row still has its header.
    let compared = header.filter(Boolean).length;
    if (compared !== names.length)
        complain(`${sheet} has ${compared} columns, not ${names.length}`);
    if (missing.length) complain(`${sheet} lacks ${missing}`);
    if (rows.length !== items.length)
        complain(`${sheet} has ${rows.length} rows, not ${items.length}`);
    items.forEach((item, r) => names.forEach((key, c) => {
        if (key === '-' || !rows[r]) return;
        compared++;
        if (!isSame(key, rows[r][c], item[key]))
            complain(`${sheet} row ${r + 2}, ${key}: '${rows[r][c]}' is not ` +
                JSON.stringify(item[key]));
    }));
    return compared;
}

function compareTypes(sheet, keys, fods, items, extra) {
    const names = keys.split(' ').filter((k) => k !== '-');
    const values = items.flatMap((item) => names.map((k) => item[k]));
    const counts = countTypes(fods, sheet);
    const numbers = values.filter((v) => typeof v === 'number').length;
    const days = values.filter((v) => typeof v === 'string' && isDay(v)).length;
    if (counts.float !== numbers)
        complain(`${sheet}: ${counts.float} cells are numbers, not ${numbers}`);
    if (counts.date !== days)
        complain(`${sheet}: ${counts.date} cells are days, not ${days}`);
    if (counts.formula) complain(`${sheet} has ${counts.formula} formulas`);
}

// Units beside each other, if there are any: behind their names and the day the
// number of households, then for each indicator count and rates, and a change
// that is no figure.  Sums of units are none either.
function checkUnits(sheet, all, known) {
    const values = known.map((f) => f.value).filter((v) => v !== null);
    const rows = all.slice(all.findIndex((row) => row[2] && row[3]));
    let compared = 0;
    for (const row of rows.slice(1))
        for (let c = 3; c < row.length - 1; c++) {
            if (/(In a year|Sau một năm)$/.test(rows[0][c]) ||
                /^(Sum of|Stated less|Cộng|Chênh lệch)/.test(row[2]) ||
                row[c] === '' || isNaN(Number(row[c]))) continue;
            compared++;
            if (!values.some((v) => Math.abs(v - Number(row[c])) <= 0.005))
                complain(`${sheet}: no figure is ${row[c]}, of ${row[2]}`);
        }
    if (!compared) complain(`${sheet} has no number`);
    return compared;
}

const read = (name) => fs.readFileSync(name, 'utf8');

function checkBook([name, reportName, figuresName, directory]) {
    const report = JSON.parse(read(reportName));
    const all = JSON.parse(read(figuresName));
    const fods = read(path.join(directory, 'book.fods'));
    const sheets = [...fods.matchAll(/<table:table table:name="([^"]*)"/g)].map((m) => m[1]);
    const rowsOf = (sheet) =>
        readCsv(read(path.join(directory, `book-${sheet}.csv`)));
    const want = [['Progress', 'Tiến độ', progress, report.rows],
        ['Figures', 'Số liệu', figures, all.figures],
        ['Findings', 'Phát hiện', findings, report.findings]];
    let compared = 0, last = -1;
    for (const [english, vi, keys, items] of want) {
        const at = sheets.indexOf(vietnamese ? vi : english);
        // An empty sheet is not there; the others stand in this order.
        if ((at < 0) !== !items.length || (at >= 0 && at < last))
            complain(`${english}: the sheets are ${sheets}`);
        if (at < 0) continue;
        last = at;
        compared += compare(sheets[at], keys, rowsOf(sheets[at]), items);
        compareTypes(sheets[at], keys, fods, items);
    }
    const units = vietnamese ? 'Đơn vị' : 'Units';
    if (sheets.includes(units))
        compared += checkUnits(units, rowsOf(units), all.figures);
    if (report.rows.length && last >= 0 && !/attention|chú ý|Overview|Tổng quan/.test(sheets[0]))
        complain(`the answer is not first: ${sheets}`);
    // Of nothing there is one sheet that says so.
    if (!compared && sheets.length === 1 && rowsOf(sheets[0])[0][0]) compared++;
    return [name, `${compared} cells`, compared];
}

// A list that LibreOffice opened where the decimal comma rules.
function checkExcel([name, reportName, csvName, fodsName]) {
    const items = JSON.parse(read(reportName)).rows;
    const [header, ...rows] = readCsv(read(csvName));
    const fods = read(fodsName);
    const numbers = header.filter((key) => items.some((i) => typeof i[key] === 'number'));
    let compared = 0;
    if (rows.length !== items.length) complain(`${rows.length} rows, not ${items.length}`);
    items.forEach((item, r) => numbers.forEach((key) => {
        const cell = rows[r][header.indexOf(key)];
        compared++;
        if (item[key] === null ? cell !== '' : Number(cell) !== item[key])
            complain(`row ${r + 2}, ${key}: '${cell}' is not ${item[key]}`);
    }));
    if (/table:formula/.test(fods)) complain('there are formulas');
    return [name, `${compared} numbers`, compared];
}

const [first, ...rest] = process.argv.slice(2);
const [name, what, compared] =
    first === '--excel' ? checkExcel(rest) : checkBook([first, ...rest]);
if (!compared) complain('nothing was compared');
console.log(`${failures ? 'FAIL' : 'ok'} office ${name}: ${what}`);
process.exit(failures ? 1 : 0);
