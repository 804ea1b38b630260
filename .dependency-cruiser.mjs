// Who may import whom, types included. `npm run lint` checks it; CONTRIBUTING.md says what each folder holds.

/** Folders of `src`, top to bottom: each imports only what comes after it. */
export const ROOMS = [
  'app',
  'alerting',
  'endpoints',
  'sync-back',
  'sources',
  'monitoring',
  'delivery',
  'triggers',
  'common',
  'private',
  'contract',
];

const anyOf = (folders) => `^src/(${folders.join('|')})/`;

const downward = ROOMS.slice(1).map((room, index) => ({
  name: `${room}-imports-downward`,
  comment: `src/${room} is below ${ROOMS.slice(0, index + 1).join(', ')}: move what it needs down, or itself up.`,
  severity: 'error',
  from: { path: anyOf([room]) },
  to: { path: anyOf(ROOMS.slice(0, index + 1)) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Put what both files need into a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    ...downward,
    {
      name: 'private-of-a-room',
      comment: "A folder's private/ is imported from inside that folder alone.",
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/private/', pathNot: '^src/$1/private/' },
    },
    {
      name: 'private-of-the-package',
      comment: 'Only src reaches into a private folder of src.',
      severity: 'error',
      from: { pathNot: '^src/[^/]+/' },
      to: { path: ['^src/private/', '^src/[^/]+/private/'] },
    },
    {
      name: 'constructs-without-runtime',
      comment: 'Constructs reach the runtime only through src/contract, and the command line not at all.',
      severity: 'error',
      from: { path: anyOf(ROOMS) },
      to: { path: anyOf(['lambda', 'cli']) },
    },
    {
      name: 'runtime-without-constructs',
      comment: 'What runs in a function imports src/contract and itself, and nothing that synthesizes.',
      severity: 'error',
      from: { path: '^src/lambda/' },
      to: {
        path: ['^(src|local)/', '(^|node_modules/)(cdktf|constructs|@cdktf/.+)(/|$)'],
        pathNot: anyOf(['lambda', 'contract']),
      },
    },
    {
      name: 'contract-alone',
      comment: 'The contract imports nothing but itself.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { pathNot: '^src/contract/' },
    },
    {
      name: 'entry-for-users-only',
      comment: 'src/index.ts is for users of the package; inside, import the file that is meant.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'package-alone',
      comment: 'What is published imports nothing that is not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(local|bench|examples|main\\.ts$|__tests__)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count: they are as hard to undo as any other.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(lib|assets|cdktf\\.out|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
