// What a synthesis has written, and how it is deployed.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Types of resources have one entry for each resource. */
const resourcesOf = ({ resource = {} }) =>
  Object.values(resource).reduce((sum, ofType) => sum + Object.keys(ofType).length, 0);

const variablesOf = ({ variable = {} }) =>
  Object.entries(variable)
    .filter(([, { default: value }]) => value === undefined)
    .map(([name]) => `TF_VAR_${name}`);

function lines(out, folder, { name, workingDirectory, synthesizedStackPath }) {
  const stack = readJson(path.join(out, synthesizedStackPath));
  const directory = path.join(folder, workingDirectory);
  const variables = variablesOf(stack);
  return [
    `${name}: ${resourcesOf(stack)} resources in ${path.join(folder, synthesizedStackPath)}`,
    ...(variables.length > 0 ? [`  set     ${variables.join(', ')}`] : []),
    `  deploy  terraform -chdir=${directory} init && terraform -chdir=${directory} apply`,
    `  or      npx --package cdktf-cli@0.21 cdktf deploy ${name}`,
  ];
}

/** @param {string} out the folder that CDKTF wrote */
export function nextSteps(out) {
  const folder = path.relative(process.cwd(), out) || '.';
  const { stacks } = readJson(path.join(out, 'manifest.json'));
  return Object.values(stacks)
    .flatMap((stack) => lines(out, folder, stack))
    .join('\n');
}
