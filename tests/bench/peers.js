// peers.js ENGINE JOB FILE SECONDS: the plain part of a job on a file of
// typed.c, by two threads, and how long it took in the file SECONDS, without the
// start of node and of the engine.  A key is an area, an indicator, its unit, a
// kind and a day; `check` takes the last value of each and whether there was
// another, puts those of an area and day beside each other, and counts; `rows`
// writes one row of JSON a key, to nowhere; `here` does nothing.  Which value is
// the last is whichever the engine saw last: to tell in the order of the file
// would cost it more.
//
// Exit status 3: the engine is not here.
'use strict';

const fs = require('fs');

const columns = ['area', 'above', 'indicator', 'unit', 'kind', 'value', 'day', 'note'];
const key = ['area', 'above', 'indicator', 'unit', 'kind', 'day'];
const moment = ['area', 'above', 'day'];
const series = [
    ['Tổng số hộ', 'hộ', 'thực hiện'],
    ['Hộ nghèo', 'hộ', 'thực hiện'],
    ['Hộ nghèo', '%', 'thực hiện'],
    ['Hộ cận nghèo', 'hộ', 'thực hiện'],
    ['Hộ cận nghèo', '%', 'thực hiện'],
    ['Hộ nghèo', 'hộ', 'kế hoạch'],
    ['Nhân khẩu', 'người', 'thực hiện'],
    ['Hộ nghèo và cận nghèo', 'hộ', 'thực hiện'],
];

// The same statement for both that speak SQL, but for how they say "last".
function keyed(from, last) {
    return `SELECT ${key}, ${last}(value) AS stated,
        min(value) <> max(value) AS conflicts, count(*) AS n
        FROM ${from} GROUP BY ${key}`;
}

function checked(from, last, when) {
    const beside = series.map(([indicator, unit, kind], i) => when('stated',
        `indicator = '${indicator}' AND unit = '${unit}' AND kind = '${kind}'`) +
        ` AS s${i}`);
    const found = series.map((_, i) => `count(s${i})`);

    return `SELECT count(*), sum(c), ${found} FROM (
        SELECT ${moment}, ${beside}, max(conflicts) AS c
        FROM (${keyed(from, last)}) GROUP BY ${moment})`;
}

const engines = {
    async duckdb() {
        const {DuckDBInstance} = require('@duckdb/node-api');
        const instance = await DuckDBInstance.create(':memory:', {threads: '2'});
        const c = await instance.connect();
        const from = (file) => `read_csv('${file}', header = true,
            all_varchar = true, names = ['${columns.join("', '")}'])`;

        return {
            check: async (file) => (await (await c.runAndReadAll(checked(
                from(file), 'last', (x, test) => `max(${x}) FILTER (${test})`)))
                .getRows()).flat().map(Number),
            rows: (file) => c.run(`COPY (${keyed(from(file), 'last')})
                TO '/dev/null' (FORMAT json, USE_TMP_FILE false)`),
        };
    },
    async clickhouse() {
        const {query} = require('chdb');
        const from = (file) => `file('${file}', 'CSV',
            '${columns.map((name) => `${name} String`).join(', ')}')`;
        const settings = `SETTINGS max_threads = 2, max_insert_threads = 2,
            input_format_csv_skip_first_lines = 1,
            engine_file_truncate_on_insert = 1`;

        query('SELECT 1', 'CSV');
        return {
            check: async (file) => query(`${checked(from(file), 'anyLast',
                (x, test) => `maxOrNullIf(${x}, ${test})`)} ${settings}`, 'CSV')
                .trim().split(',').map(Number),
            rows: async (file) => query(`INSERT INTO FUNCTION
                file('/dev/null', 'JSONEachRow') ${keyed(from(file), 'anyLast')}
                ${settings}`, 'CSV'),
        };
    },
    async polars() {
        process.env.POLARS_MAX_THREADS = '2';
        const pl = require('nodejs-polars');
        const grouped = (file) => pl.scanCSV(file, {inferSchemaLength: 0})
            .rename(Object.fromEntries(pl.readCSV(file, {nRows: 0}).columns
                .map((name, i) => [name, columns[i]])))
            .groupBy(key)
            .agg(pl.col('value').last().as('stated'),
                pl.col('value').min().neq(pl.col('value').max())
                    .as('conflicts'),
                pl.col('value').count().as('n'));

        return {
            check: async (file) => {
                const all = await grouped(file)
                    .withColumns(...series.map(([indicator, unit, kind], i) =>
                        pl.when(pl.col('indicator').eq(pl.lit(indicator))
                            .and(pl.col('unit').eq(pl.lit(unit)))
                            .and(pl.col('kind').eq(pl.lit(kind))))
                            .then(pl.col('stated')).otherwise(pl.lit(null))
                            .as(`s${i}`)))
                    .groupBy(moment)
                    .agg(...series.map((_, i) => pl.col(`s${i}`).max()),
                        pl.col('conflicts').max().as('c'))
                    .collect();

                return [all.height, all.getColumn('c').sum(),
                    ...series.map((_, i) => all.height -
                        all.getColumn(`s${i}`).nullCount())];
            },
            rows: async (file) => (await grouped(file).collect())
                .writeJSON('/dev/null', {format: 'lines'}),
        };
    },
};

async function main() {
    const [name, job, file, told] = process.argv.slice(2);
    const engine = await engines[name]().catch((error) => {
        console.error(`${name}: ${error.message.split('\n')[0]}`);
        process.exit(3);
    });

    if (job === 'here')
        process.exit(0);
    const start = process.hrtime.bigint();
    const found = await engine[job](file);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;

    fs.writeFileSync(told, `${seconds.toFixed(4)}\n`);
    if (job === 'check')
        console.log(found.map(Number).join(' '));
    process.exit(0);
}

main().catch((error) => {
    console.error(error.message);
    process.exit(1);
});
