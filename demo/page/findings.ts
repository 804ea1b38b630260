import { html } from 'htm/preact';
import type { FindingRow, PageState } from '../state/page-state';

interface FindingsProps {
  readonly state: PageState;
  readonly chosen?: string;
  readonly choose: (key: string) => void;
}

const ENDPOINTS = [
  ['pagerduty', 'PagerDuty'],
  ['jsm', 'JSM'],
] as const;

const Row = ({
  row,
  isChosen,
  choose,
}: {
  row: FindingRow;
  isChosen: boolean;
  choose: (key: string) => void;
}) =>
  html`<li>
    <button type="button" class="finding" aria-pressed=${isChosen} onClick=${() => choose(row.key)}>
      <span class=${`tag ${row.severity.toLowerCase()}`}>${row.severity}</span>
      <span class="title">${row.title}</span>
      <span class="where">
        <span>Finding <b>${row.workflow}</b></span>
        ${ENDPOINTS.map(([id, name]) => html`<span>${name} <b>${row.alerts[id] ?? '–'}</b></span>`)}
      </span>
    </button>
  </li>`;

/** The latest findings, each with what it is at every end. */
export function Findings({ state, chosen, choose }: FindingsProps) {
  const more = state.findingCount - state.findings.length;
  return html`<section aria-labelledby="findings">
    <h2 id="findings">Findings and their alerts</h2>
    <ul class="findings">
      ${state.findings.map((row) => html`<${Row} key=${row.key} row=${row} isChosen=${row.key === chosen} choose=${choose} />`)}
    </ul>
    ${more > 0 && html`<p class="more">and ${more} earlier ones</p>`}
  </section>`;
}
