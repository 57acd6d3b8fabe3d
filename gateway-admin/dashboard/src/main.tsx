import './mantine';
import './global.css';
import { loadMessages } from './messages/load';

/** Words before pages: what is evaluated with the first of them has its language already. Those of the first page come along. */
if (window.location.pathname === '/') void loadMessages('overview');
void Promise.all([loadMessages('common'), loadMessages('shared')]).then(() => import('./app'));
