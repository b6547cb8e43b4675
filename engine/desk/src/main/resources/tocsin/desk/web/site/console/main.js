/* The console starts here: words first, then who is signed in, then the page. */
import { learn } from '../shared/words.js';
import zh from '../i18n/console.zh-CN.js';
import en from '../i18n/console.en.js';

learn('zh-CN', zh);
learn('en', en);
await import('./app.js');
