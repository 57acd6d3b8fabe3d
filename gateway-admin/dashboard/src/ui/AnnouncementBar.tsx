import { IconSpeakerphone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { announcementsQuery } from '@/api/announcements';
import classes from './AnnouncementBar.module.css';

/** What the operator tells everybody, above the page; critical ones interrupt who listens to it. */
export function AnnouncementBar() {
  const { data: announcements = [] } = useQuery(announcementsQuery);
  return (
    <>
      {announcements.map(({ slug, text, level }) => (
        <div key={slug} role={level === 'critical' ? 'alert' : 'status'} className={classes.bar} data-level={level}>
          <IconSpeakerphone size={16} stroke={1.8} aria-hidden />
          <span>{text}</span>
        </div>
      ))}
    </>
  );
}
