import type { Finding } from '../../local/security-hub';
import { keyOf } from '../world/keys';
import { REGION, type World } from '../world/world';
import { remember } from './remember';
import { findingOf, type SampleName, SAMPLES } from './samples';

/** The products that send findings to Security Hub. */
export class Product {
  private count = 0;

  public constructor(private readonly world: World) {}

  /** Sends a new finding; the answer is its alert key. */
  public import(name: SampleName): string {
    const finding = findingOf(name, ++this.count, this.world.parts.clock.now());
    const key = keyOf(finding);
    remember(this.world, `A product reports: ${SAMPLES[name].title}`, { by: 'product', key, does: 'import' });
    this.send(finding);
    return key;
  }

  /** Sends a finding again although nothing about it has changed. */
  public repeat(key: string): void {
    const finding = this.world.finding(key);
    remember(this.world, 'The product sends the finding again, unchanged', {
      by: 'product',
      key,
      does: 'repeat',
    });
    this.send(this.seenNow(finding));
  }

  /** What was wrong is no longer there. */
  public archive(key: string): void {
    const finding = this.world.finding(key);
    remember(this.world, 'The product archives the finding', { by: 'product', key, does: 'archive' });
    this.send({ ...this.seenNow(finding), RecordState: 'ARCHIVED' });
  }

  public storm(count: number): readonly string[] {
    return Array.from({ length: count }, () => this.import('inspector'));
  }

  private seenNow(finding: Finding): Finding {
    const now = this.world.parts.clock.now().toISOString();
    return { ...finding, UpdatedAt: now, LastObservedAt: now };
  }

  private send(finding: Finding): void {
    this.world.parts.securityHub.hub.ingest(REGION, finding);
  }
}
