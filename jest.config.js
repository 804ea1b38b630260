/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/integ/'],
  modulePathIgnorePatterns: ['<rootDir>/cdktf.out', '<rootDir>/lib'],
  setupFilesAfterEnv: ['<rootDir>/setup.js'],
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
};
