import { Stack } from 'aws-cdk-lib';
import { requireProps, TOPIC_OPTIONS } from '../../private/known-props';
import { known } from '../../private/place';
import type { TopicIsolationOptions } from '../topic-grants';
import type { Distinction } from './distinction';
import type { IsolatedPool } from './isolated-pool';
import { TOPIC_PREFIX } from './limits';
import { requirePatternText } from './pattern-text';
import { setAside } from './separate-spaces';
import { arnOf, TopicSpace } from './topic-space';

/** The topics and clients of each user under one prefix, which nothing else may use from now on. */
export function topicsOf(
  { identityPool }: IsolatedPool,
  options: TopicIsolationOptions,
  { variable, call, tag }: Distinction,
): TopicSpace {
  requireProps(identityPool, options, TOPIC_OPTIONS);
  const { topicPrefix = 'private', region } = options;
  const broker = { scope: identityPool, region };
  requirePatternText(identityPool, 'topicPrefix', topicPrefix, TOPIC_PREFIX);
  setAside(identityPool, {
    place: {
      name: 'broker',
      account: known(Stack.of(identityPool).account),
      region: oneRegion(region ?? Stack.of(identityPool).region),
    },
    resourceArn: arnOf(broker, 'topic', '*'),
    start: `${topicPrefix}/`,
    kind: `inIotCore() of ${call}`,
    tag,
  });
  return new TopicSpace(broker, `${topicPrefix}/${variable}`);
}

/** A wildcard is every region, so that it may be any of the others. */
function oneRegion(region: string): string | undefined {
  return /[*?]/.test(region) ? undefined : known(region);
}
