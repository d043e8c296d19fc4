import { measure, type SimulateSettings } from '../bench/programs/simulate';
import { SIMULATE } from '../bench/simulate-scenario';

/** What is asked comes in eights, of which four are allowed. */
test.each(Object.entries(SIMULATE.variants))('%s comes to the answers of the others', async (_, { settings }) => {
  const { resources } = await measure({ ...(settings as SimulateSettings), requests: 16 });
  expect(resources).toEqual({ ALLOWED: 8, IMPLICITLY_DENIED: 4, EXPLICITLY_DENIED: 4 });
});
