import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Distinction } from './private/distinction';
import type { IsolatedPool } from './private/isolated-pool';
import type { TopicSpace } from './private/topic-space';

/** Which topics of AWS IoT Core. */
export interface TopicIsolationOptions {
  /**
   * What topics and client ids begin with, 1 to 64 characters and at most 6 levels: `private` for `private/<who>/alerts`. No
   * slash at either end, no wildcard (`+ # * ?`) and no `$`, so none of the topics that AWS reserves.
   *
   * @default 'private'
   */
  readonly topicPrefix?: string;

  /**
   * The region of the message broker, where it is another one.
   *
   * @default - the region of the stack
   */
  readonly region?: string;
}

/** The topics, and who is told apart there. */
export interface TopicGrantsParts {
  readonly pool: IsolatedPool;
  readonly topics: TopicSpace;
  readonly distinction: Distinction;
}

/**
 * Grants on topics of AWS IoT Core: what `inIotCore()` gives back. A client connects as `<prefix>/<who>/<any name>`.
 *
 * For signed-in users that is half of it: AWS IoT Core also asks for an AWS IoT policy that is attached to the identity id, by a
 * backend of yours, and allows what both allow. Guests need no such policy.
 *
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/cog-iot-policies.html
 */
export class TopicGrants {
  /** @internal */
  public static _of(parts: TopicGrantsParts): TopicGrants {
    return new TopicGrants(parts);
  }

  private constructor(private readonly parts: TopicGrantsParts) {}

  /**
   * Lets users connect, and publish to their topics. No message is retained by the broker.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantPublish(grantee?: IGrantable): Grant {
    const { pool, topics, distinction } = this.parts;
    return pool.grant(topics.publish, grantee, distinction);
  }

  /**
   * Lets users connect, subscribe to their topics and receive what is published there. A topic filter must begin as the topics
   * do: `<prefix>/<who>/#` is fine, `<prefix>/#` and a shared subscription, `$share/...`, are not.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantSubscribe(grantee?: IGrantable): Grant {
    const { pool, topics, distinction } = this.parts;
    return pool.grant(topics.subscribe, grantee, distinction);
  }

  /**
   * Lets users connect, publish, subscribe and receive.
   *
   * Throws for the role of guests where users are told apart by a tag.
   *
   * @param grantee whose users may, by default the role of signed-in users
   */
  public grantPublishSubscribe(grantee?: IGrantable): Grant {
    const { pool, topics, distinction } = this.parts;
    return pool.grant(topics.publishAndSubscribe, grantee, distinction);
  }
}
