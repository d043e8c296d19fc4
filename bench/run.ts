import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { compiledRuntime } from './compiled';
import { measureAll } from './measure';
import { report } from './report';
import { GROWTHS, SCENARIOS } from './scenarios';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const scenarios = values.quick ? SCENARIOS.map((scenario) => ({ ...scenario, repetitions: 1 })) : SCENARIOS;

const rounds = Math.max(...scenarios.map((scenario) => scenario.repetitions));

const { version } = require('aws-cdk-lib/package.json');
console.log(`aws-cdk-lib ${version}, Node.js ${process.version}, ${process.platform}, ${cpus().length} cores
Medians (least-most) of samples taken in turns, each in a fresh process; x is a ratio of medians. CPU time is what the targets
are for: elapsed time depends on what else the machine does.
CDK_VALIDATION=false for every variant: the template validation built into aws-cdk-lib costs more than a second a process and
would hide everything else.
${values.quick ? 'Quick: one sample of each shows that it works, and says nothing about speed.\n' : ''}`);
const measurements = measureAll(scenarios, compiledRuntime(), (round) =>
  process.stderr.write(`round ${round} of ${rounds}\n`),
);
console.log(report(measurements, GROWTHS));
