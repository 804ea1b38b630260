import { refOf, remember } from './remember';
import { REGION, type World } from '../world/world';

type Status = 'NEW' | 'RESOLVED' | 'SUPPRESSED';

const DOES = { RESOLVED: 'resolve', SUPPRESSED: 'suppress', NEW: 'reopen' } as const;

/** Who works in Security Hub's console. */
export class Analyst {
  public constructor(private readonly world: World) {}

  public setStatus(key: string, Status: Status): void {
    remember(this.world, `Analyst sets the workflow status ${Status}`, {
      by: 'analyst',
      key,
      does: DOES[Status],
    });
    this.update(key, { Workflow: { Status } });
  }

  public note(key: string, text: string): void {
    remember(this.world, `Analyst writes the note "${text}"`, { by: 'analyst', key, does: 'note', text });
    this.update(key, { Note: { Text: text, UpdatedBy: 'analyst' } });
  }

  /** Chooses a custom action for the finding. */
  public send(key: string, actionId: string): void {
    const { deployment, securityHub } = this.world.parts;
    const action = deployment.actions.find(({ id }) => id === actionId);
    if (!action) throw new Error(`No custom action "${actionId}"`);
    const finding = this.world.finding(key);
    remember(this.world, `Analyst chooses "${action.name}"`, {
      by: 'analyst',
      key,
      does: 'send',
      text: actionId,
    });
    securityHub.hub.fireCustomAction(REGION, action.arn, [refOf(finding)]);
  }

  private update(key: string, change: Readonly<Record<string, unknown>>): void {
    const finding = this.world.finding(key);
    this.world.parts.securityHub.hub.update(REGION, refOf(finding), change);
  }
}
