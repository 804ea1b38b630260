import type { DeskAlert, DeskEntry } from './vendors/desk';
import type { Webhook } from './vendors/vendor-model';
import type { VendorSite } from './vendor-site';
import type { World } from './world';

const WEBHOOK_MILLIS = 200;
/** How long a vendor waits for an answer, and after which times it tries again. */
const ANSWER_MILLIS = 10_000;
const PAUSES = [5_000, 30_000, 120_000, 600_000, 1_800_000] as const;

/** A webhook as it is signed at the moment: each attempt bears the key of its own time. */
type Tell = () => Webhook | undefined;

/** A vendor's way of telling what happened: again after a failure, sometimes late, sometimes twice. */
export class WebhookPost {
  private count = 0;
  /** Webhooks that the vendor gave up. */
  public readonly givenUp: Webhook[] = [];

  public constructor(
    private readonly world: World,
    private readonly site: VendorSite,
  ) {}

  public tell(entry: DeskEntry, alert: DeskAlert): void {
    const number = ++this.count;
    const then = { ...alert };
    const tell: Tell = () => this.site.model.tell(entry, then, this.site.hookSecret, number);
    if (tell() === undefined) return;
    this.world.deliver(`webhook:${this.site.id}`, WEBHOOK_MILLIS, () => this.post(tell, 0));
  }

  private post(tell: Tell, attempt: number): void {
    const { timeline } = this.world;
    const webhook = tell();
    if (webhook === undefined) return;
    let isAnswered = false;
    const again = (): void => {
      if (isAnswered) return;
      isAnswered = true;
      const pause = PAUSES[attempt];
      if (pause === undefined) this.givenUp.push(webhook);
      else timeline.after(pause, () => this.post(tell, attempt + 1));
    };
    const patience = timeline.after(ANSWER_MILLIS, again);
    void this.world.takeWebhook(this.site.id, webhook.headers, webhook.body).then((status) => {
      patience.cancel();
      if (status < 500) isAnswered = true;
      else again();
    });
  }
}
