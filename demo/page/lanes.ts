import { html } from 'htm/preact';
import type { ComponentChildren } from 'preact';
import type { PageState, QueueRow, VendorRow } from '../state/page-state';
import type { Act } from './api';

type Does = (act: Act) => unknown;

const Lane = ({
  title,
  count,
  what,
  children,
}: {
  title: string;
  count: number;
  what: string;
  children?: ComponentChildren;
}) =>
  html`<li class="lane">
    <h2>${title}</h2>
    <p class="count"><strong>${count}</strong> ${what}</p>
    ${children}
  </li>`;

/** Without what every name of the stack begins with, and what the lane says already. */
const short = (name: string): string => name.replace(/^on-call-/, '').replace(/-dead-letters$/, '');

const depth = ({ visible, hidden }: QueueRow): number => visible + hidden;
const sum = (rows: readonly QueueRow[]): number => rows.reduce((total, row) => total + depth(row), 0);

/** Wide enough to be seen, full at the size of a storm. */
const width = (count: number): string => `${Math.min(100, Math.round(Math.sqrt(count) * 5))}%`;

const Queue = ({ row }: { row: QueueRow }) =>
  html`<li>
    <span class="name">${short(row.name)}</span>
    <span class="depth">${row.visible} waiting${row.hidden > 0 && `, ${row.hidden} taken`}</span>
    <span class="bar" aria-hidden="true"><span style=${{ width: width(depth(row)) }}></span></span>
  </li>`;

const countsOf = ({ open, acknowledged, resolved }: VendorRow): string => {
  const counts = { open, acknowledged, closed: resolved };
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.map(([name, count]) => `${count} ${name}`).join(', ') || 'none';
};

const Vendor = ({ row }: { row: VendorRow }) =>
  html`<li>
    <span class="name">${row.name}</span>
    ${row.condition !== 'up' && html`<span class="tag bad">${row.condition}</span>`}
    <span class="depth">${countsOf(row)}</span>
  </li>`;

const DeadLetters = ({ row, act }: { row: QueueRow; act: Does }) =>
  html`<li>
    <span class="name">${short(row.name)}</span>
    <span class="depth">${depth(row)}</span>
    ${
      depth(row) > 0 &&
      html`<button type="button" onClick=${() => act({ does: 'redrive', text: row.name })}>Send back</button>`
    }
  </li>`;

/** The way of a finding, from left to right, with how much is where. */
export function Lanes({ state, act }: { state: PageState; act: Does }) {
  const { rules, queues, vendors, ledger, deadLetters } = state;
  const open = vendors.reduce((total, vendor) => total + vendor.open + vendor.acknowledged, 0);
  const known = Object.values(ledger).reduce((total, count) => total + count, 0);
  const dead = deadLetters.filter((row) => depth(row) > 0 || /-(pagerduty|jsm|updates)-/.test(row.name));
  return html`<ol class="lanes" aria-label="The way of a finding">
    <${Lane} title="Findings" count=${state.findingCount} what="in Security Hub">
      <p class="depth">${state.activeCount} active</p>
    <//>
    <${Lane} title="Rules" count=${rules.reduce((total, { matched }) => total + matched, 0)} what="matches">
      <ul>
        ${rules.map(({ name, matched }) => html`<li><span class="name">${short(name)}</span><span class="depth">${matched}</span></li>`)}
      </ul>
    <//>
    <${Lane} title="Queues" count=${sum(queues)} what="messages">
      <ul>
        ${queues.map((row) => html`<${Queue} key=${row.name} row=${row} />`)}
      </ul>
    <//>
    <${Lane} title="Alerts" count=${open} what="open at vendors">
      <ul>
        ${vendors.map((row) => html`<${Vendor} key=${row.endpointId} row=${row} />`)}
      </ul>
    <//>
    <${Lane} title="Ledger" count=${known} what="alerts known">
      <ul>
        ${Object.entries(ledger).map(
          ([name, count]) =>
            html`<li><span class="name">${name}</span><span class="depth">${count}</span></li>`,
        )}
      </ul>
    <//>
    <${Lane} title="Dead letters" count=${sum(deadLetters)} what="messages">
      <ul>
        ${dead.map((row) => html`<${DeadLetters} key=${row.name} row=${row} act=${act} />`)}
      </ul>
    <//>
  </ol>`;
}
