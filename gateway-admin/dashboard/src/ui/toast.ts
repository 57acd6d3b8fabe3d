import { notifications } from '@mantine/notifications';

/** Says that something was done, where it is seen on every page. */
export function toast(message: string): void {
  notifications.show({ message });
}
