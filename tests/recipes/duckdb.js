// duckdb -c SQL: DuckDB itself, where its command line is not installed.
'use strict';

const {DuckDBInstance} = require('@duckdb/node-api');

async function main() {
    const [flag, sql] = process.argv.slice(2);

    if (flag !== '-c' || !sql)
        throw new Error('usage: duckdb -c SQL');
    const connection = await (await DuckDBInstance.create()).connect();
    const rows = await (await connection.runAndReadAll(sql)).getRowObjectsJson();

    for (const row of rows)
        console.log(Object.values(row).join('|'));
}

main().catch((error) => {
    console.error(error.message);
    process.exit(1);
});
