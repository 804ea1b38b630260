export { DynamoDb } from './dynamodb';
export type { AttributeMap } from './condition';
