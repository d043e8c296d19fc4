import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Permission } from './permission';
import { CONNECT_CLIENTS, PUBLISH_MESSAGES, RECEIVE_MESSAGES, SUBSCRIBE_TO_TOPICS } from './perms';

/** Where a broker of AWS IoT Core is. */
export interface Broker {
  /** A construct of the account. */
  readonly scope: IConstruct;
  /** @default - that of the scope's stack */
  readonly region?: string;
}

/**
 * Values that MQTT takes for many levels: who is called `+` would subscribe to the topics of everybody.
 *
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/topics.html
 */
const WILDCARDS_OF_MQTT = ['*+*', '*#*'];

/** All topics, topic filters and client ids that begin with one path, a slash after it. */
export class TopicSpace {
  /**
   * @param broker where
   * @param path what stands before the last slash: `private/VARIABLE`
   */
  constructor(
    private readonly broker: Broker,
    private readonly path: string,
  ) {}

  public get publish(): Permission[] {
    return [this.connect, this.on('topic', PUBLISH_MESSAGES)];
  }

  public get subscribe(): Permission[] {
    return [this.connect, this.on('topicfilter', SUBSCRIBE_TO_TOPICS), this.on('topic', RECEIVE_MESSAGES)];
  }

  public get publishAndSubscribe(): Permission[] {
    return [
      this.connect,
      this.on('topicfilter', SUBSCRIBE_TO_TOPICS),
      this.on('topic', [...PUBLISH_MESSAGES, ...RECEIVE_MESSAGES]),
    ];
  }

  /**
   * Client ids are one for the whole account, and a second client of the same id throws out the first: they begin as the
   * topics do, so that nobody throws out anybody else's, and a person may have several.
   */
  private get connect(): Permission {
    return this.on('client', CONNECT_CLIENTS);
  }

  private on(resource: string, actions: string[]): Permission {
    return {
      actions,
      resourceArns: [arnOf(this.broker, resource, `${this.path}/*`)],
      readAsMore: WILDCARDS_OF_MQTT,
    };
  }
}

export function arnOf({ scope, region }: Broker, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: 'iot', region, resource, resourceName });
}
