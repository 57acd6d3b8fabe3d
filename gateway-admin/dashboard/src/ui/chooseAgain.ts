import type { FileButtonProps } from '@mantine/core';

/** For a file that was chosen before, and changed or taken away since: a browser tells only of another one. */
export const chooseAgain: FileButtonProps['inputProps'] = {
  onClick: ({ currentTarget }) => {
    currentTarget.value = '';
  },
};
