import { channelSuite } from './channel.ts';
import { telegram, zaloBot } from './channel-platforms.ts';

channelSuite('telegram, polling', telegram('polling'));
channelSuite('telegram, webhook', telegram('webhook'));
channelSuite('zalo bot, polling', zaloBot('polling'));
channelSuite('zalo bot, webhook', zaloBot('webhook'));
