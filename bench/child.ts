import type { Sample } from './programs/sample';

// Measures once, in this process, and prints the sample: node child.js PROGRAM SETTINGS-AS-JSON
const [name, settings] = process.argv.slice(2);
const { measure }: { measure: (settings: object) => Sample | Promise<Sample> } = require(`./programs/${name}`);
Promise.resolve(measure(JSON.parse(settings))).then((sample) => process.stdout.write(JSON.stringify(sample)));
