// Every page in a real browser.  Usage: node pages.js BROWSER WORK
'use strict';
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [executablePath, work] = process.argv.slice(2);
const pagesIn = path.resolve(work, 'pages');
let passed = 0, failed = 0;

// Complaints are texts; none: passed.
function verdict(name, complaints) {
  complaints = [].concat(complaints).filter(Boolean);
  if (complaints.length) {
    failed++;
    console.log(`FAIL browser ${name}`);
    complaints.slice(0, 8).forEach((text) => console.log(`    ${text}`));
  } else {
    passed++;
    console.log(`ok browser ${name}`);
  }
}

async function open(browser, file, { width = 1280, dark = false,
  script = true } = {}) {
  const page = await browser.newPage();
  page.noise = [];
  page.on('console', (message) => page.noise.push(message.text()));
  page.on('pageerror', (error) => page.noise.push(error.message));
  page.on('dialog', (dialog) => {
    page.noise.push('a dialog');
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().endsWith(path.basename(file)))
      page.noise.push(`asks for ${request.url()}`);
  });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme',
    value: dark ? 'dark' : 'light' }]);
  await page.goto(`file://${file}`);
  return page;
}

// What sticks out of the page, or out of a table's own place.
function overflow() {
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  const out = wide > 0 ? [`${wide} px wider than the window`] : [];
  document.querySelectorAll('main *, header *').forEach((element) => {
    const box = element.getBoundingClientRect();
    if (box.width && box.right > window.innerWidth + 1 &&
        !element.closest('svg, thead, pre'))
      out.push(`${element.tagName} sticks out: ${element.textContent.trim()
        .slice(0, 60)}`);
  });
  document.querySelectorAll('.table').forEach((place) => {
    if (place.scrollWidth > place.clientWidth + 1)
      out.push(`a table is ${place.scrollWidth} px wide`);
  });
  return out;
}

function charts() {
  const out = [];
  document.querySelectorAll('svg[role=img]').forEach((svg) => {
    for (const [attribute, name] of [['aria-labelledby', 'title'],
      ['aria-describedby', 'desc']]) {
      const found = document.getElementById(svg.getAttribute(attribute));
      if (!found || found.parentNode !== svg || found.localName !== name ||
          !found.textContent.trim())
        out.push(`no ${name}: ${svg.outerHTML.slice(0, 80)}`);
    }
    const box = svg.getBoundingClientRect();
    if (box.width < 100 || box.height < 5)
      out.push(`too small: ${box.width} × ${box.height}`);
  });
  return out;
}

function links() {
  const out = [], seen = new Set();
  document.querySelectorAll('[id]').forEach((element) => {
    if (seen.has(element.id)) out.push(`twice: #${element.id}`);
    seen.add(element.id);
  });
  document.querySelectorAll('[href]').forEach((element) => {
    const to = element.getAttribute('href');
    // A note leads to its document.
    if (element.closest('.notes') && /^https?:\/\/./.test(to)) return;
    if (to[0] !== '#' || !seen.has(to.slice(1))) out.push(`nowhere: ${to}`);
  });
  document.querySelectorAll('.notes li').forEach((note) => {
    if (!note.querySelector('.back')) out.push(`no way back: ${note.id}`);
  });
  return out;
}

async function axeIn(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.map((violation) => `${violation.id}: ${violation.help}: ` +
    violation.nodes[0].html.slice(0, 120));
}

async function checkPage(browser, file) {
  const name = path.basename(file, '.html');
  for (const width of [360, 1280])
    for (const dark of [false, true]) {
      const how = `${name} ${width} px ${dark ? 'dark' : 'light'}`;
      const page = await open(browser, file, { width, dark });
      verdict(`${how}: nothing sticks out`, await page.evaluate(overflow));
      verdict(`${how}: axe finds nothing`, await axeIn(page));
      verdict(`${how}: no noise, no request`, page.noise);
      await page.close();
    }
  const page = await open(browser, file);
  verdict(`${name}: charts say what they show`, await page.evaluate(charts));
  verdict(`${name}: every link leads somewhere`, await page.evaluate(links));
  verdict(`${name}: language`, await page.evaluate(() =>
    document.documentElement.lang) !== name.split('.')[1] && 'another one');
  verdict(`${name}: nothing foreign ran`, await page.evaluate(() =>
    (window.pwned || document.querySelector('img')) && 'it did'));
  await page.close();
}

// The same words with and without script, and nothing that only pretends.
async function checkWithoutScript(browser, file) {
  const name = path.basename(file, '.html');
  const texts = [];
  for (const script of [true, false]) {
    const page = await open(browser, file, { script });
    texts.push(await page.$eval('body', (body) => body.innerText));
    if (!script)
      verdict(`${name}: without script no buttons`,
        await page.$eval('body', (body) =>
          body.querySelector('[role=button]') && 'there is one'));
    await page.close();
  }
  verdict(`${name}: all words without script`,
    texts[0] !== texts[1] && 'the text is another one');
}

async function checkText(browser, file) {
  const report = JSON.parse(fs.readFileSync(path.join(work, 'report.json')));
  const page = await open(browser, file);
  const text = await page.$eval('body', (body) => body.innerText);
  const bullets = await page.$$eval('.bullet', (all) => all.length);
  const known = (row, what) =>
    row[what] !== null || row[`${what}_low`] !== null ||
    row[`${what}_high`] !== null;
  const levels = report.rows.filter((row) => known(row, 'target') &&
    (known(row, 'baseline') || known(row, 'actual'))).length;
  const verdicts = await page.$$eval('.d2 .badge', (all) => all.length);
  verdict('report: every area', report.areas.map((area) =>
    !text.includes(area.area) && area.area));
  verdict('report: every plan', report.rows.map((row) =>
    !text.includes(row.plan_number || row.plan) && row.plan));
  verdict('report: every source of a target', report.rows.map((row) =>
    !text.includes(row.sources[0].file) && !text.includes(row.plan) &&
    row.sources[0].file));
  verdict('report: a bullet for every level with something beside it', bullets !== levels &&
    `${bullets} for ${levels}`);
  verdict('report: a verdict for every target',
    verdicts < report.rows.length && `${verdicts} of ${report.rows.length}`);
  verdict('report: time lines', !await page.$('.timeline') && 'none');
  await page.close();
}

async function checkSorting(browser) {
  const page = await open(browser, path.join(pagesIn, 'summary.en.html'));
  // A row without a number stays behind those that have one.
  const read = () => page.$eval('table', (table) =>
    Array.from(table.tBodies[0].rows).map((row) =>
      parseFloat(row.cells[3].textContent.replace(/,/g, '')) || 'none'));
  const before = await read();
  const ascending = before.filter(Number.isFinite).sort((a, b) => a - b);
  const without = before.filter((cell) => cell === 'none');
  const descending = [...ascending].reverse().concat(without);
  ascending.push(...without);
  const sorted = (want, now) => String(want) !== String(now) && String(now);
  const head = await page.$('thead th:nth-child(4) [role=button]');
  const state = () => page.$eval('thead th:nth-child(4)', (th) =>
    th.getAttribute('aria-sort'));
  await head.click();
  verdict('sorting: a click sorts', sorted(ascending, await read()));
  verdict('sorting: it says so', await state() !== 'ascending' && 'no');
  await head.focus();
  await page.keyboard.press('Enter');
  verdict('sorting: a key turns it round',
    sorted(descending, await read()));
  verdict('sorting: it says that too',
    await state() !== 'descending' && 'no');
  verdict('sorting: it was another order before',
    String(before) === String(ascending) && 'the test shows nothing');
  await page.close();
}

// By the level to reach: an aim keeps its forms below its name, in their order.
async function checkGroups(browser) {
  const page = await open(browser, path.join(pagesIn, 'report.vi.html'));
  const level = '#area-quang-binh thead th:nth-child(4) span';
  const aims = () => page.$eval('#area-quang-binh table', (table) =>
    Array.from(table.tBodies).map((body) => Array.from(body.rows).map((row) =>
      row.cells[0].textContent.trim()).join(',')));
  const before = await aims();
  await (await page.$(level)).click();
  const up = await aims();
  await (await page.$(level)).click();
  const down = await aims();
  verdict('sorting: some aim has forms',
    !before.some((aim) => aim.split(',').length > 2) && before.join(' '));
  verdict('sorting: forms stay with their aim',
    [...up].sort().join(' ') !== [...before].sort().join(' ') && up.join(' '));
  verdict('sorting: all of them',
    [...down].sort().join(' ') !== [...up].sort().join(' ') && down.join(' '));
  verdict('sorting: aims change places',
    up.join(' ') === down.join(' ') && up.join(' '));
  await page.close();
}

// Each row gets a token where it begins and one where it ends: both must be
// printed on the same sheet.
async function checkPrint(browser, name) {
  const page = await open(browser, path.join(pagesIn, name));
  const pdf = path.join(work, 'print.pdf');
  const rows = await page.evaluate(() => {
    const all = document.querySelectorAll('tbody tr');
    all.forEach((row, at) => {
      row.cells[0].insertAdjacentText('afterbegin', `A${at}A `);
      row.cells[0].insertAdjacentHTML('beforeend', `<br>Z${at}Z`);
    });
    return all.length;
  });
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', { media: 'print',
    features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  verdict(`${name} printed: colours are kept`, await page.$eval('.badge',
    (badge) => getComputedStyle(badge).printColorAdjust !== 'exact' && 'no'));
  verdict(`${name} printed: on white paper`, await page.$eval('body', (body) =>
    getComputedStyle(body).backgroundColor !== 'rgb(255, 255, 255)' &&
      getComputedStyle(body).backgroundColor));
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const size = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  const sheets = execFileSync('pdftotext', ['-layout', pdf, '-'],
    { encoding: 'utf8' }).split('\f');
  const sheetOf = (token) => sheets.findIndex((text) => text.includes(token));
  const torn = [];
  for (let at = 0; at < rows; at++)
    if (sheetOf(`A${at}A`) < 0 ||
        sheetOf(`A${at}A`) !== sheetOf(`Z${at}Z`))
      torn.push(`row ${at}: sheets ${sheetOf(`A${at}A`)}, ` +
        `${sheetOf(`Z${at}Z`)}`);
  verdict(`${name} printed: whole rows`, torn);
  verdict(`${name} printed: on A4`, !/\(A4\)/.test(size) && size);
  verdict(`${name} printed: several sheets`, sheets.length < 4 &&
    'the test shows nothing');
  verdict(`${name} printed: what the signs mean`,
    !/How to read the charts[\s\S]*where the target is met/.test(sheets[0]) &&
    'not said');
  await page.close();
  return sheets;
}

async function checkHeads(browser) {
  const sheets = await checkPrint(browser, 'report.en.html');
  // Heads of target tables; those that go on are more than the plans.
  const heads = sheets.join('').match(/Target +Due +Baseline/g) || [];
  verdict('report printed: heads again on the next sheet',
    heads.length <= 7 && `${heads.length} heads`);
}

async function checkDark(browser) {
  const file = path.join(pagesIn, 'report.en.html');
  const colours = [];
  for (const dark of [false, true]) {
    const page = await open(browser, file, { dark });
    colours.push(await page.$eval('body', (body) =>
      getComputedStyle(body).backgroundColor));
    await page.close();
  }
  verdict('report: dark if asked for',
    colours[0] === colours[1] && colours[0]);
}

async function main() {
  const browser = await puppeteer.launch({ executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    protocolTimeout: 900000 });  // a busy machine is no fault
  const files = fs.readdirSync(pagesIn).sort()
    .map((name) => path.join(pagesIn, name));
  try {
    for (const file of files) await checkPage(browser, file);
    for (const name of ['report.en', 'report.vi', 'everything.vi'])
      await checkWithoutScript(browser, path.join(pagesIn, `${name}.html`));
    await checkText(browser, path.join(pagesIn, 'report.vi.html'));
    await checkSorting(browser);
    await checkGroups(browser);
    await checkHeads(browser);
    await checkDark(browser);
  } finally {
    await browser.close();
  }
}

main().catch((error) => verdict('all of it', error.stack)).then(() => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed || !passed ? 1 : 0;
});
