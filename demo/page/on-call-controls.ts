import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import type { PageState } from '../state/page-state';
import type { Act } from './api';

interface OnCallProps {
  readonly state: PageState;
  readonly chosen?: string;
  readonly act: (act: Act) => unknown;
}

const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'];

const textOf = ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }): string =>
  currentTarget.value;

const PriorityField = ({ value, onChange }: { value: string; onChange: (value: string) => void }) =>
  html`<label>
    Priority
    <select value=${value} onChange=${(event: never) => onChange(textOf(event))}>
      ${PRIORITIES.map((name) => html`<option>${name}</option>`)}
    </select>
  </label>`;

/** The person on call, at one of the vendors. */
export function OnCall({ state, chosen, act }: OnCallProps) {
  const vendors = state.vendors.filter(({ hasPeople }) => hasPeople);
  const [endpointId, setEndpoint] = useState(vendors[0]?.endpointId ?? '');
  const [note, setNote] = useState('Looking into it');
  const [priority, setPriority] = useState('P1');
  const button = (label: string, asked: Act) =>
    html`<button
      type="button"
      disabled=${!chosen}
      onClick=${() => act({ ...asked, key: chosen, endpointId })}
    >
      ${label}
    </button>`;
  return html`<fieldset>
    <legend>On call</legend>
    <label>
      At
      <select value=${endpointId} onChange=${(event: never) => setEndpoint(textOf(event))}>
        ${vendors.map(({ endpointId: id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
    </label>
    <div class="buttons">
      ${button('Acknowledge', { does: 'acknowledge' })} ${button('Close', { does: 'close' })}
    </div>
    <div class="pair">
      <label
        >Note <input value=${note} maxlength="400" onInput=${(event: never) => setNote(textOf(event))}
      /></label>
      ${button('Add', { does: 'note', text: note })}
    </div>
    <div class="pair">
      <${PriorityField} value=${priority} onChange=${setPriority} />
      ${button('Set', { does: 'priority', text: priority })}
    </div>
  </fieldset>`;
}
