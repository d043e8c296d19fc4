/** How many resources of each type a program made. */
export interface ResourceCounts {
  readonly [type: string]: number;
}

/** What one process measured about itself. */
export interface Sample {
  /** Milliseconds the process was computing, all its threads together. What else the machine does hardly shows. */
  readonly cpu: number;

  /** Milliseconds that passed. On a busy machine this is waiting, too. */
  readonly elapsed: number;

  /** The most megabytes the process ever held, the Node.js runtime included. */
  readonly memory: number;

  readonly resources: ResourceCounts;
}

/** Measures some work. What it made is looked at afterwards, so that looking costs nothing. */
export function sample<T>(work: () => T, resourcesOf: (result: T) => ResourceCounts): Sample {
  const spent = stopwatch();
  const result = work();
  return { ...spent(), resources: resourcesOf(result) };
}

/** The same for work that takes its time. */
export async function sampleAsync<T>(
  work: () => Promise<T>,
  resourcesOf: (result: T) => ResourceCounts,
): Promise<Sample> {
  const spent = stopwatch();
  const result = await work();
  return { ...spent(), resources: resourcesOf(result) };
}

function stopwatch(): () => Omit<Sample, 'resources'> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  return () => {
    const elapsed = performance.now() - before;
    const { user, system } = process.cpuUsage(cpuBefore);
    return { cpu: (user + system) / 1000, elapsed, memory: process.resourceUsage().maxRSS / 1024 };
  };
}
