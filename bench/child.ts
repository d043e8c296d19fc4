import type { Sample } from './programs/sample';

// Measures once, in this process, and prints the sample: node child.js PROGRAM SETTINGS-AS-JSON
const [name, settings] = process.argv.slice(2);
const { measure }: { measure: (settings: object) => Sample } = require(`./programs/${name}`);
process.stdout.write(JSON.stringify(measure(JSON.parse(settings))));
