import Mustache from 'mustache';
import type { AlertTemplates } from '../../contract/alert-template';
import type { Finding } from '../finding/finding';
import type { Alert } from './alert';
import { pageParts } from './description';
import { mainResource, tellingResources } from './resources';

/** Alerts are plain text: each vendor escapes what it renders otherwise. */
const PLAIN = { escape: String };

/** Names come from findings: without a prototype, `tags.constructor` is a tag or nothing. */
const named = (map: Readonly<Record<string, string>>): object =>
  Object.assign(Object.create(null) as object, map);

function viewOf(finding: Finding, alert: Alert): object {
  const resources = finding.resources.map((resource) => ({ ...resource, tags: named(resource.tags) }));
  const main = mainResource(tellingResources(finding.resources)) ?? mainResource(finding.resources);
  return {
    ...finding,
    ...alert,
    ...pageParts(finding),
    resources,
    resource: resources[finding.resources.findIndex((resource) => resource === main)] ?? null,
    tags: named(alert.tags),
    details: named(alert.details),
    network: named(finding.network),
    facts: named(finding.facts),
    userDefinedFields: named(finding.userDefinedFields),
    raw: undefined,
  };
}

/** The text, or nothing where the template cannot be filled: an alert in our words goes before none. */
function filled(template: string | undefined, view: object): string {
  if (template === undefined) return '';
  try {
    return Mustache.render(template, view, undefined, PLAIN).trim();
  } catch {
    return '';
  }
}

function detailsOf({ details = {} }: AlertTemplates, view: object, own: Alert['details']): Alert['details'] {
  const texts = Object.entries(details).map(([label, template]) => [label, filled(template, view)] as const);
  const others = Object.entries(own).filter(([label]) => !Object.hasOwn(details, label));
  return Object.fromEntries([...texts.filter(([, text]) => text !== ''), ...others]);
}

/** The alert with the texts of its endpoint's templates; what comes out empty stays as it was. */
export function withTemplates(alert: Alert, finding: Finding, templates: AlertTemplates): Alert {
  const view = viewOf(finding, alert);
  return {
    ...alert,
    title: filled(templates.title, view).replace(/\s+/g, ' ') || alert.title,
    description: filled(templates.description, view) || alert.description,
    details: detailsOf(templates, view, alert.details),
  };
}
