import type { RouteTarget } from '../../../contract/forwarder-config';

/** `{ "type": "team", "name": "…" }`, `{ "type": "user", "username": "…" }`, or either with an `id`. */
export type JsmResponder = Readonly<Record<string, string>>;

/** The Alert API takes at most 50. */
const MAX_RESPONDERS = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whom a route calls: its team first, by id or name, then its responders. Undefined leaves it to the integration. */
export function jsmResponders(route: RouteTarget | undefined): readonly JsmResponder[] | undefined {
  const team = route?.team;
  const teams =
    team === undefined ? [] : [{ type: 'team', ...(UUID.test(team) ? { id: team } : { name: team }) }];
  const responders = [...teams, ...(route?.responders ?? [])].slice(0, MAX_RESPONDERS);
  return responders.length === 0 ? undefined : responders;
}
