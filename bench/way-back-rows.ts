import type { Row } from './row';
import { receiveTimes, wayBackCalls } from './way-back';

const MOST_MILLIS = 50;

async function callsRow(findings: number, priorities: number): Promise<Row> {
  const { webhooks, calls, floor } = await wayBackCalls(findings, priorities);
  return {
    what: `way back, ${webhooks} webhooks of ${findings} findings, ${priorities} different changes`,
    measured: `${calls} calls`,
    floor: `${floor} calls`,
    target: 'equal',
    met: calls === floor,
  };
}

async function receiveRow(): Promise<Row> {
  const { requests, medianMillis, p99Millis } = await receiveTimes(500);
  return {
    what: `receive, ${requests} webhooks of 50 KB, warm`,
    measured: `${medianMillis.toFixed(1)} ms, p99 ${p99Millis.toFixed(1)} ms`,
    floor: '–',
    target: `p99 < ${MOST_MILLIS} ms`,
    met: p99Millis < MOST_MILLIS,
  };
}

export const wayBackRows = async (): Promise<readonly Row[]> => [
  await callsRow(1, 1),
  await callsRow(250, 1),
  await callsRow(250, 4),
  await receiveRow(),
];
