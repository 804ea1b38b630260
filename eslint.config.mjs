import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const provider = {
  regex: '^@cdktf/provider-aws(/lib)?$',
  message:
    'Import a resource by its own path, e.g. @cdktf/provider-aws/lib/sns-topic: the barrel takes seconds to load.',
};
const functionSize = ['error', { max: 40, skipBlankLines: true, skipComments: true }];

export default tseslint.config(
  { ignores: ['node_modules', 'lib', 'assets', 'cdktf.out', 'coverage'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'main.ts', 'local/**/*.ts', 'demo/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': functionSize,
      'no-restricted-imports': ['error', { patterns: [provider] }],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        module: 'writable',
        require: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  {
    files: ['__tests__/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
