export { AwsQueryError, startAwsQuery } from './aws-query-server';
export type { AwsQueryOperation } from './aws-query-server';
