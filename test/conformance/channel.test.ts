import { channelSuite } from './channel.ts';
import { crablineTelegram, crablineZalo } from './channel-crabline.ts';
import { zaloOa } from './channel-oa.ts';
import { telegram, zaloBot } from './channel-platforms.ts';

channelSuite('telegram, polling', telegram('polling'));
channelSuite('telegram, webhook', telegram('webhook'));
channelSuite('zalo bot, polling', zaloBot('polling'));
channelSuite('zalo bot, webhook', zaloBot('webhook'));
channelSuite('telegram, crabline', crablineTelegram);
channelSuite('zalo bot, crabline', crablineZalo);
channelSuite('zalo oa', zaloOa);
