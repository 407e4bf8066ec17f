// Hold a Code Quality report against what GitLab asks of one: which properties
// there must be, of which values, and a fingerprint of its own for each issue.
// Usage: gitlab.js REPORT...

const fs = require('fs');

const severities = ['info', 'minor', 'major', 'critical', 'blocker'];
const isText = (value) => typeof value === 'string' && value !== '';

function complaintsOf(issues) {
    const out = [], seen = new Set();
    if (!Array.isArray(issues)) return ['it is no list'];
    if (!issues.length) out.push('nothing is in it');
    issues.forEach((issue, i) => {
        const wrong = (what) => out.push(`issue ${i}: ${what}`);
        for (const key of ['description', 'check_name', 'fingerprint'])
            if (!isText(issue[key])) wrong(`${key} is ${issue[key]}`);
        if (!severities.includes(issue.severity))
            wrong(`severity is ${issue.severity}`);
        if (seen.has(issue.fingerprint)) wrong('another has its fingerprint');
        seen.add(issue.fingerprint);
        const { path, lines } = issue.location || {};
        if (!isText(path) || path.startsWith('./') || path.startsWith('/'))
            wrong(`path is ${path}`);
        if (!lines || !Number.isInteger(lines.begin) || lines.begin < 1)
            wrong(`line is ${lines && lines.begin}`);
    });
    return out;
}

for (const name of process.argv.slice(2)) {
    const bytes = fs.readFileSync(name);
    if (bytes[0] === 0xEF) console.log(`${name}: begins with a mark`);
    for (const complaint of complaintsOf(JSON.parse(bytes)))
        console.log(`${name}: ${complaint}`);
}
