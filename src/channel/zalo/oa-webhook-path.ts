/** Where Zalo calls an Official Account; by itself, so that it is known without loading the channel. */
export const oaWebhookPath = '/zalo/oa';
