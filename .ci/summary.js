// Prints one line from jest's results: `N passed, N failed`. A suite that could not run at all counts as a failure.
const { readFileSync } = require('node:fs');

const results = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (field) => results.reduce((total, result) => total + result[field], 0);

const skipped = sum('numPendingTests');
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(
  `${sum('numPassedTests')} passed, ${sum('numFailedTests') + sum('numRuntimeErrorTestSuites')} failed`,
);
if (results.length < 2) process.exit(1);
