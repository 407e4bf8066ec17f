"use strict";

// Is a file SDMX-CSV 2.0?  The rules of its Data Message Field Guide, each by
// its own: what breaks one is said.  Usage: sdmx.js good|bad NAME FILE

const fs = require("fs");
const [, , expected, name, path] = process.argv;
const text = fs.readFileSync(path, "utf8");
const wrong = [];

// RFC 4180, strictly: fields, and what parts lines.
function recordsOf(bytes) {
  const records = [];
  let record = [], at = 0;
  while (at < bytes.length) {
    let field = "";
    if (bytes[at] === '"') {
      for (at++; ; at++) {
        if (at >= bytes.length) {
          wrong.push("a quote is not closed");
          return records;
        }
        if (bytes[at] === '"' && bytes[at + 1] !== '"') break;
        if (bytes[at] === '"') at++;
        field += bytes[at];
      }
      at++;
    } else {
      const end = /[,\r\n]|$/g;
      end.lastIndex = at;
      const to = end.exec(bytes).index;
      field = bytes.slice(at, to);
      if (field.includes('"')) wrong.push(`a quote within: ${field}`);
      at = to;
    }
    record.push(field);
    if (bytes[at] === ",") {
      at++;
      if (at < bytes.length) continue;
      record.push("");
    } else if (bytes.startsWith("\r\n", at)) {
      at += 2;
    } else {
      wrong.push(`line ${records.length + 1} does not end with CR LF`);
      at++;
    }
    records.push(record);
    record = [];
  }
  return records;
}

const [header, ...rows] = recordsOf(text);
const isId = (id) => /^[A-Za-z0-9_@$-]+$/.test(id);

// The first columns, and what they hold.
["STRUCTURE", "STRUCTURE_ID", "ACTION"].forEach((term, i) => {
  if (header[i] !== term) wrong.push(`column ${i + 1} is not ${term}`);
});
if (new Set(header).size !== header.length)
  wrong.push("a column has the name of another");
header.forEach((id) => isId(id) || wrong.push(`no id of a component: ${id}`));

// Dimensions, measures, attributes, in that order.
const measure = header.indexOf("OBS_VALUE");
if (measure < 4) wrong.push("no OBS_VALUE behind dimensions");
const dimensions = header.slice(3, measure);
for (const id of ["REF_AREA", "TIME_PERIOD"])
  if (!dimensions.includes(id)) wrong.push(`no dimension ${id}`);

const period = /^\d{4}(-\d\d(-\d\d)?)?$/;
const keys = new Set();
rows.forEach((row, i) => {
  const say = (what) => wrong.push(`row ${i + 2}: ${what}`);
  const of = (id) => row[header.indexOf(id)];
  if (row.length !== header.length) return say(`${row.length} fields`);
  if (!["dataflow", "datastructure", "dataprovision"].includes(row[0]))
    say(`STRUCTURE is ${row[0]}`);
  if (!/^[A-Za-z][\w.-]*:[\w@$-]+\(\d+(\.\d+){1,2}\)$/.test(row[1]))
    say(`STRUCTURE_ID is ${row[1]}`);
  if (!/^[IAMRD]$/.test(row[2])) say(`ACTION is ${row[2]}`);
  dimensions.forEach((id) => of(id) || say(`${id} is empty`));
  if (!period.test(of("TIME_PERIOD"))) say(`TIME_PERIOD ${of("TIME_PERIOD")}`);
  if (!/^(-?\d+(\.\d+)?)?$/.test(of("OBS_VALUE")))
    say(`OBS_VALUE is ${of("OBS_VALUE")}`);
  const key = row.slice(3, measure).join(".");
  if (keys.has(key)) say(`a second observation of ${key}`);
  keys.add(key);
});
if (!rows.length) wrong.push("no row");

const is = wrong.length ? "bad" : "good";
if (is === expected) {
  console.log(`ok package ${name}`);
} else {
  console.log(`FAIL package ${name}: ${is}`);
  wrong.slice(0, 20).forEach((what) => console.log(`    ${what}`));
  process.exit(1);
}
