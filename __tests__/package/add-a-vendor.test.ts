import { existsSync, readFileSync } from 'node:fs';

const VENDOR = 'jsm';

/** The files that CONTRIBUTING names in its recipe, each once. */
function filesOfRecipe(): string[] {
  const page = readFileSync('CONTRIBUTING.md', 'utf8');
  const recipe = page.split(/^## /m).find((section) => section.startsWith('Add a vendor')) ?? '';
  const paths = [...recipe.matchAll(/`([\w./<>-]+\.(?:ts|json|md))`/g)].map(([, path = '']) => path);
  return [...new Set(paths)];
}

/** Files that hold what is said of all vendors: each of them names the vendor. */
const shared = filesOfRecipe().filter((path) => !path.includes('<vendor>'));
const own = filesOfRecipe().filter((path) => path.includes('<vendor>'));

test('the recipe names files of the vendor and shared ones', () => {
  expect(own.length).toBeGreaterThan(5);
  expect(shared.length).toBeGreaterThan(5);
});

test.each(own)('%s is there', (path) => {
  expect(existsSync(path.replaceAll('<vendor>', VENDOR))).toBe(true);
});

test.each(shared)('%s knows the vendor, or one like it', (path) => {
  expect(readFileSync(path, 'utf8')).toMatch(/jsm|pagerduty/i);
});
