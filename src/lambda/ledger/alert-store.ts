import { isOpen, type AlertRecord } from '../state/alert-record';
import type { FindingRecord } from '../state/finding-record';
import { alertOfLegacy, findingsOfLegacy, type LegacyAlert } from '../state/legacy';
import type { Ledger, ReadVersion } from './ledger';
import type { ReadRow } from './read-queue';
import { findingKey, type RowKey } from './row';

/** What the ledger holds of one alert and its findings, as it was read. */
export interface Snapshot {
  /** Key under which the alert is told, or is to be told. */
  readonly alertKey: string;
  readonly alert?: AlertRecord;
  /** By finding key: those of the alert, and the one that was asked for. */
  readonly findings: Readonly<Record<string, FindingRecord>>;
}

/** The alerts of one endpoint, and the findings behind them. */
export class AlertStore {
  public constructor(
    private readonly ledger: Ledger,
    private readonly endpointId: string,
  ) {}

  /**
   * An alert and its findings. An open alert that tells of the finding already is kept, whatever key its group would
   * have today: a changed grouping must not make a second one.
   */
  public async load(alertKey: string, ownKey: string | undefined): Promise<Snapshot> {
    const keys = [
      this.keyOf(alertKey),
      ...(ownKey === undefined ? [] : [findingKey(ownKey), this.keyOf(ownKey)]),
    ];
    const [raw, finding, ownRaw] = await this.ledger.read(keys);
    const own = rowsOf(ownRaw);
    const known = (finding as FindingRecord | undefined) ?? own.findings.find((f) => f.alertKey === ownKey);
    const toldBy = known?.alerts?.[this.endpointId];
    const rows = toldBy === undefined || toldBy === alertKey ? rowsOf(raw) : await this.rows(toldBy);
    if (toldBy !== undefined && isOpen(rows.alert)) return this.complete(toldBy, rows, known);
    if (ownKey !== alertKey && isOpen(own.alert)) return this.complete(ownKey ?? alertKey, own, known);
    return this.complete(alertKey, rowsOf(raw), known);
  }

  /** The alert under this very key. */
  public async alert(alertKey: string): Promise<Snapshot> {
    return this.complete(alertKey, await this.rows(alertKey), undefined);
  }

  private readonly keyOf = (alertKey: string): RowKey => ({ alertKey, endpointId: this.endpointId });

  private async rows(alertKey: string): Promise<AlertRows> {
    const [raw] = await this.ledger.read([this.keyOf(alertKey)]);
    return rowsOf(raw);
  }

  private async complete(
    alertKey: string,
    rows: AlertRows,
    known: FindingRecord | undefined,
  ): Promise<Snapshot> {
    const { alert, findings: legacy } = rows;
    const others = Object.keys(alert?.members ?? {}).filter((key) => key !== known?.alertKey);
    const read = others.length === 0 ? [] : await this.ledger.read(others.map(findingKey));
    const found = [...legacy, ...(read as (FindingRecord | undefined)[]), known].filter(
      (f) => f !== undefined,
    );
    return { alertKey, alert, findings: Object.fromEntries(found.map((each) => [each.alertKey, each])) };
  }
}

interface AlertRows {
  readonly alert?: AlertRecord;
  /** Only of an alert that version 0.1 wrote. */
  readonly findings: readonly FindingRecord[];
}

function rowsOf(raw: ReadRow | undefined): AlertRows {
  if (raw === undefined) return { findings: [] };
  if (raw['schema'] === 2) return { alert: raw as unknown as AlertRecord, findings: [] };
  const legacy = raw as unknown as LegacyAlert;
  return { alert: alertOfLegacy(legacy), findings: findingsOfLegacy(legacy) };
}

/** The rows of a snapshot, with the versions that were read. */
export function versionsOf(
  { alertKey, alert, findings }: Snapshot,
  endpointId: string,
): readonly ReadVersion[] {
  const own = { alertKey, endpointId, version: alert?.version };
  return [own, ...Object.values(findings).slice(0, MOST_CHECKED)];
}

/** Of a large group not every finding is checked: a transaction holds a hundred items, and shares them. */
const MOST_CHECKED = 20;

/** A row as the table holds it once it is written. */
export const written = <T extends { readonly version?: number }>(row: T): T => ({
  ...row,
  version: (row.version ?? 0) + 1,
});

export const withFinding = (snapshot: Snapshot, finding: FindingRecord): Snapshot => ({
  ...snapshot,
  findings: { ...snapshot.findings, [finding.alertKey]: finding },
});
