export { AwsJsonError, startAwsJson } from './aws-json-server';
export type { AwsJsonOperation, JsonObject } from './aws-json-server';
