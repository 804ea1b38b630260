import type { ServerResponse } from 'node:http';

/** Changes of one moment go out together, at most so often. */
const PAUSE_MILLIS = 150;
/** What is at rest or not is told by time passing, not by a change. */
const HEARTBEAT_MILLIS = 500;

/** Sends the state to every open page as server-sent events, whenever it has changed. */
export class StateStream {
  private readonly pages = new Set<ServerResponse>();
  private readonly heartbeat: NodeJS.Timeout;
  private waiting?: NodeJS.Timeout;
  private last = '';

  public constructor(private readonly state: () => { readonly now: string }) {
    this.heartbeat = setInterval(() => this.changed(), HEARTBEAT_MILLIS);
  }

  public add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.pages.add(response);
    response.on('close', () => this.pages.delete(response));
    response.write(`data: ${JSON.stringify(this.state())}\n\n`);
  }

  public changed(): void {
    this.waiting ??= setTimeout(() => this.send(), PAUSE_MILLIS);
  }

  public close(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.waiting);
    for (const page of this.pages) page.end();
  }

  private send(): void {
    this.waiting = undefined;
    if (this.pages.size === 0) return;
    const { now, ...rest } = this.state();
    const text = JSON.stringify(rest);
    if (text === this.last) return;
    this.last = text;
    for (const page of this.pages) page.write(`data: ${JSON.stringify({ now, ...rest })}\n\n`);
  }
}
