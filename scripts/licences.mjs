// The licences of everything that a bundle carries, as their terms ask.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|notice|copying)(\.|$)/i;

/** The folder of the package that a bundled file belongs to: the last `node_modules/NAME` of its path. */
function packageFolder(input) {
  const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
  return match?.[0];
}

function licence(root, folder) {
  const directory = path.join(root, folder);
  const { name, version, license } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const texts = readdirSync(directory)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(path.join(directory, file), 'utf8').trim());
  if (!license && texts.length === 0) throw new Error(`${name}@${version} is bundled but names no licence.`);
  return { title: `${name}@${version} (${license})`, text: texts.join('\n\n') };
}

/** One text: packages of the same licence text stand together above it. */
export function licences(root, inputs) {
  const folders = [...new Set(inputs.map(packageFolder))].filter((folder) => folder !== undefined).sort();
  const own = path.join(root, 'LICENSE');
  const byText = new Map();
  if (existsSync(own)) byText.set(readFileSync(own, 'utf8').trim(), ['cdktf-securityhub-alerting']);
  for (const { title, text } of folders.map((folder) => licence(root, folder))) {
    byText.set(text, [...(byText.get(text) ?? []), title]);
  }
  return [...byText]
    .map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}
