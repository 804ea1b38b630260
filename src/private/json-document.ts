import { Fn } from 'cdktf';

/** How a list whose items are known only at apply looks inside a string. */
const LIST_TOKEN = '#{TfToken[';

/** A value as JSON; by Terraform's own `jsonencode` where it holds a list that is known only at apply. */
export function jsonDocument(value: unknown): string {
  const json = JSON.stringify(value);
  return json.includes(LIST_TOKEN) ? Fn.jsonencode(value) : json;
}
