import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';

/** The way to Telegram: through a proxy, or none. */
export function agentFor(proxy: string | undefined): Agent | undefined {
  if (proxy === undefined) return undefined;
  return proxy.startsWith('socks') ? new SocksProxyAgent(proxy) : new HttpsProxyAgent(proxy);
}
