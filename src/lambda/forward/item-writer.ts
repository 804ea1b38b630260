import type { LedgerDraft } from '../ledger/ledger';
import { LedgerConflict } from '../ledger/ledger-conflict';
import type { LedgerItem } from '../ledger/ledger-item';
import type { Apply } from './apply';
import type { Dependencies } from './dependencies';

/** Lost races after which a write is given up. */
const MOST_ATTEMPTS = 10;

/** Writes one alert's ledger item. */
export class ItemWriter {
  public constructor(private readonly dependencies: Pick<Dependencies, 'ledger' | 'config' | 'now'>) {}

  /** @throws LedgerConflict when somebody else has written the item since it was read */
  public write(apply: Apply, item: LedgerItem | undefined): Promise<LedgerItem> {
    const { ledger, config, now } = this.dependencies;
    const draft: LedgerDraft = apply(item, { endpointId: config.endpointId, now: now() });
    return ledger.put({ ...draft, version: item?.version });
  }

  /** The effect has happened: it is written down on top of whatever others have written meanwhile. */
  public async writeOnTop(apply: Apply, item: LedgerItem | undefined): Promise<LedgerItem> {
    let current = item;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.write(apply, current);
      } catch (error) {
        if (!(error instanceof LedgerConflict) || attempt === MOST_ATTEMPTS) throw error;
        current = error.current;
      }
    }
  }
}
