export { startHttpApi } from './http-api';
export type { HttpApiOptions } from './http-api';
