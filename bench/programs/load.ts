import { loadConstruct, loadWhatWeStandOn, type Side } from './modules';
import { type Sample, sample } from './sample';

/** Loads the aws-cdk-lib modules this library stands on, and a construct beside them. */
export interface LoadSettings {
  readonly beside?: Side;
}

export function measure({ beside }: LoadSettings): Sample {
  return sample(
    () => {
      loadWhatWeStandOn();
      if (beside) {
        loadConstruct(beside);
      }
    },
    () => ({}),
  );
}
