import type { EndpointPlan } from '../../local/simulator/plan';
import type { Aftermath } from '../../local/simulator/run';
import { World } from '../../local/simulator/world';
import type { FindingState } from '../../local/simulator/models/hub-finding';
import type { Author } from '../../local/simulator/models/hub';
import type { DeskAction, DeskChange } from '../../local/simulator/vendors/desk';
import { keysOf } from '../../local/simulator/people';

export const endpoint = (changes: Partial<EndpointPlan> = {}): EndpointPlan => ({
  vendor: 'jsm',
  autoResolve: true,
  setNotified: false,
  grouping: 'NONE',
  isRouted: false,
  ...changes,
});

export const QUIET: Aftermath = { repetition: { vendor: 0, write: 0, read: 0, ledgerWrite: 0 } };

/** A world in which the test does what the functions would: right or wrong. */
export class Scene {
  public readonly world: World;

  public constructor(...endpoints: readonly Partial<EndpointPlan>[]) {
    const plans = endpoints.length === 0 ? [endpoint()] : endpoints.map(endpoint);
    this.world = new World({ endpoints: plans, copies: 1, batchSize: 1, steps: [], upsets: [] }, false);
    this.world.hub.onEvent = () => undefined;
    for (const { desk } of this.world.sites) desk.onChange = () => undefined;
  }

  public later(millis = 10_000): this {
    this.world.timeline.now += millis;
    return this;
  }

  public finding(author: Author, change: Partial<FindingState>, index = 0): this {
    const { hub, timeline } = this.world;
    hub.write(index, author, change, author === 'functions' ? timeline.now : undefined);
    return this.later();
  }

  public site(id = 'a') {
    const site = this.world.sites.find((each) => each.id === id);
    if (site === undefined) throw new Error(`No endpoint ${id}.`);
    return site;
  }

  public functions(action: DeskAction, details: Partial<DeskChange> = {}, id = 'a', isSmooth = true): this {
    const [key = ''] = keysOf(0);
    this.site(id).desk.byFunctions(
      { action, key, service: 's', ...details },
      { invocation: { since: this.world.timeline.now, isSmooth }, sentAt: this.world.timeline.now },
    );
    return this.later();
  }

  public person(action: DeskAction, details: Partial<DeskChange> = {}, id = 'a'): this {
    const { desk } = this.site(id);
    const alert = desk.alerts.at(-1);
    if (alert === undefined) throw new Error('Nobody can do anything about an alert that is not there.');
    desk.byPerson(action, alert, details);
    return this.later();
  }
}

/** A new finding and its alert, as they should be. */
export const opened = (...endpoints: readonly Partial<EndpointPlan>[]): Scene =>
  new Scene(...endpoints).finding('product', { severity: 'HIGH' }).functions('open', { priority: 'P2' });
