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
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const result = work();
  const elapsed = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  const memory = process.resourceUsage().maxRSS / 1024;
  return { cpu: (user + system) / 1000, elapsed, memory, resources: resourcesOf(result) };
}
