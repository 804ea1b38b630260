/** Time of a whole set of stand-ins: starts at the machine's time and may run faster. */
export interface Clock {
  /** How many seconds pass in one second of the machine. */
  readonly speed: number;
  readonly now: () => Date;
  /** Milliseconds of the machine's time that so many of this clock's take. */
  readonly machineMillis: (millis: number) => number;
  /** The variable by which a function's process gets the same clock. */
  readonly environment: Readonly<Record<string, string>>;
}

export function createClock(speed = 1): Clock {
  const base = Date.now();
  return {
    speed,
    now: () => new Date(base + (Date.now() - base) * speed),
    machineMillis: (millis) => millis / speed,
    environment: { LOCAL_CLOCK: `${base} ${speed}` },
  };
}
