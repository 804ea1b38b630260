interface TraceTarget {
  stack?: string;
}

/** The trace that all tokens get at the moment; undefined while each takes its own. */
let shared: string | undefined;

/**
 * Builds with one stack trace for all tokens instead of one for each.
 *
 * CDKTF remembers for every reference, lazy value and nested block where it was made, and shows it when the value
 * cannot be resolved. Taking these traces is a third of the time that a synthesis needs. In here all of them would
 * lead into this library, so every token gets the trace of the call that the user wrote. Errors keep traces of their
 * own: whatever throws is reported with the place where it was thrown.
 */
export function withSharedTrace<T>(build: () => T): T {
  return shared === undefined ? share(traceBelow(withSharedTrace), build) : build();
}

/** The same for what is produced later, at synth: its tokens get the trace of where the producer was made. */
export function tracedToHere<T>(produce: () => T): () => T {
  const trace = shared ?? traceBelow(tracedToHere);
  return () => (shared === undefined ? share(trace, produce) : produce());
}

/** In full: the user's own call may lie below many frames of what builds the app. */
function traceBelow(caller: (...args: never[]) => unknown): string {
  const target: TraceTarget = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Infinity;
  Error.captureStackTrace(target, caller);
  Error.stackTraceLimit = limit;
  return target.stack ?? '';
}

function share<T>(trace: string, build: () => T): T {
  const capture = Reflect.get(Error, 'captureStackTrace');
  shared = trace;
  Error.captureStackTrace = (target: TraceTarget, below) => {
    if (target instanceof Error) capture(target, below);
    else target.stack = trace;
  };
  try {
    return build();
  } finally {
    Error.captureStackTrace = capture;
    shared = undefined;
  }
}
