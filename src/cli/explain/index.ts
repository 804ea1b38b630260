export { explain } from './explain';
export type { ExplainedEndpoint, ExplainedRule, ExplainInput } from './explain';
