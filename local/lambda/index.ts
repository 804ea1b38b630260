export { FunctionPool } from './function-pool';
export { httpApiEvent } from './http-api-event';
export type { HttpRequest } from './http-api-event';
export { LocalFunction } from './local-function';
export type { LocalFunctionOptions } from './local-function';
