/**
 * Runs tasks side by side, at most `concurrency` at once. Tasks of the same lane run one after the other: two events
 * about one alert in one batch would otherwise race for its claim. Tasks must not reject.
 */
export async function runInLanes<T>(
  tasks: readonly T[],
  laneOf: (task: T) => string,
  concurrency: number,
  run: (task: T) => Promise<void>,
): Promise<void> {
  const lanes = lanesOf(tasks, laneOf);
  const worker = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      for (const task of lane) await run(task);
    }
  };
  await Promise.all(Array.from({ length: Math.max(concurrency, 1) }, worker));
}

function lanesOf<T>(tasks: readonly T[], laneOf: (task: T) => string): T[][] {
  const lanes = new Map<string, T[]>();
  for (const task of tasks) {
    const lane = lanes.get(laneOf(task)) ?? [];
    lanes.set(laneOf(task), lane);
    lane.push(task);
  }
  return [...lanes.values()];
}
