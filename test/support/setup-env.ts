// CDK core's own template validation costs more than a second for each process; test/strict-validation.test.ts alone turns it on.
process.env.CDK_VALIDATION = process.env.CDK_VALIDATION ?? 'false';
