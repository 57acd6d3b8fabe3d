import { Notifications } from '@mantine/notifications';
import '@mantine/core/styles/Notification.css';
import '@mantine/notifications/styles.css';

/** Apart from the first load. */
export default function Toasts() {
  return <Notifications position="bottom-right" />;
}
